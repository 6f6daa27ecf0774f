using System.Collections.Concurrent;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>Engines that run handlers. Nobody waits for one: when all are busy, there is one more, which is not kept.</summary>
internal sealed class EnginePool(ScriptGeneration generation, int size) : IDisposable
{
    private readonly ConcurrentStack<ScriptEngine> _idle = new();
    private int _kept;
    private volatile bool _isClosed;

    public ScriptEngine Rent() => _idle.TryPop(out var engine) ? Taken(engine) : new ScriptEngine(generation, ScriptEngineKind.Execution);

    /// <summary>Takes an engine back.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="isSound">False when it was stopped in the middle of something.</param>
    public void Return(ScriptEngine engine, bool isSound)
    {
        if (!isSound || _isClosed || Interlocked.Increment(ref _kept) > size)
        {
            if (isSound && !_isClosed) Interlocked.Decrement(ref _kept);
            engine.Dispose();
            return;
        }

        _idle.Push(engine);
    }

    /// <summary>Keeps no engine any more; those that run are finished when they end.</summary>
    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryPop(out var engine)) engine.Dispose();
    }

    private ScriptEngine Taken(ScriptEngine engine)
    {
        Interlocked.Decrement(ref _kept);
        return engine;
    }
}
