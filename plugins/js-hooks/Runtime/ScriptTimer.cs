using Jint.Native;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>A function that a script wants to be called later.</summary>
internal sealed class ScriptTimer(JsValue function, JsValue[] arguments, double milliseconds)
{
    private const double MaxDelay = int.MaxValue;

    public JsValue Function => function;

    public JsValue[] Arguments => arguments;

    public TimeSpan Delay { get; } = TimeSpan.FromMilliseconds(double.IsNaN(milliseconds) ? 1 : Math.Clamp(milliseconds, 1, MaxDelay));

    /// <summary>Whether it is called again and again.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether nobody has to know when it is dropped.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The number by which scripts know it.</summary>
    public int Id { get; set; }

    public DateTimeOffset Due { get; set; }
}
