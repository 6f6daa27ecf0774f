namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>A script has thrown something that is no answer and no error of the host. The message names file and line, and is for the log.</summary>
internal sealed class ScriptException : Exception
{
    public ScriptException(string message, Exception? cause = null) : base(message, cause)
    {
    }
}
