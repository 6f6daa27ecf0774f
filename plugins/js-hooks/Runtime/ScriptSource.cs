using Jint.Native;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>A function of a script that any engine can get.</summary>
/// <param name="file">The file that it stands in.</param>
/// <param name="line">The line, from 1.</param>
internal abstract class ScriptSource(string file, int line)
{
    /// <summary>File and line.</summary>
    public string Place => $"{file}:{line}";

    /// <summary>The function in an engine.</summary>
    public abstract JsValue In(ScriptEngine engine);
}
