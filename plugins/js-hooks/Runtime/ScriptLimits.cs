using System.Diagnostics;
using Holdall.Plugins.JsHooks.Errors;
using Jint;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>What one call of a handler may use. The time that it waits for the host does not count.</summary>
internal sealed class ScriptLimits(JsHooksSettings settings) : Constraint
{
    private readonly Stopwatch _running = new();
    private long _statements;
    private long _allocatedBefore;

    public void ApplyTo(Options options)
    {
        if (settings.Recursion > 0) options.Constraints.MaxRecursionDepth = settings.Recursion;
        if (settings.Timeout > TimeSpan.Zero || settings.Memory > 0 || settings.Statements > 0) options.Constraints.Constraints.Add(this);
    }

    /// <summary>A call begins.</summary>
    public void Begin()
    {
        _statements = 0;
        _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        _running.Restart();
    }

    public void Pause() => _running.Stop();

    public void Resume() => _running.Start();

    /// <summary>The engine resets its constraints with every call into it, also with those of callbacks, so nothing is reset here.</summary>
    public override void Reset()
    {
    }

    public override void Check()
    {
        if (settings.Statements > 0 && ++_statements > settings.Statements)
            throw new ScriptLimitException($"The script has executed more than {settings.Statements} statements.");
        if (settings.Timeout > TimeSpan.Zero && _running.Elapsed > settings.Timeout)
            throw new ScriptLimitException($"The script has run for longer than {settings.Timeout}.");
        if (settings.Memory > 0 && GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore > settings.Memory)
            throw new ScriptLimitException($"The script has allocated more than {settings.Memory} bytes.");
    }
}
