namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>A script has thrown something that is no answer and no error of the host. The message names file and line, and is for the log.</summary>
internal sealed class ScriptException : Exception
{
    /// <param name="message">What is wrong.</param>
    /// <param name="cause">What the engine has thrown, if it was not the host.</param>
    public ScriptException(string message, Exception? cause = null) : base(message, cause) => Text = message;

    /// <summary>What other scripts read that catch it.</summary>
    public string Text { get; init; }
}
