using Jint;
using Jint.Native;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>
/// What asynchronous functions of the running script wait for: timers, and work of the host. It turns only while somebody waits for a promise; what is left
/// when the script has ended is dropped.
/// </summary>
internal sealed partial class ScriptEventLoop(ScriptEngine engine)
{
    /// <summary>Most timers, and most work of the host, at a time.</summary>
    public const int MaxWaiting = 1000;

    /// <summary>Everybody who writes waits meanwhile.</summary>
    private static readonly TimeSpan LongestInTransaction = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly List<ScriptTimer> _timers = [];
    private readonly List<Work> _work = [];
    private int _lastId;
    private TimeSpan _limit = TimeSpan.MaxValue;
    private JsValue? _failure;
    private CancellationToken _aborted;

    private TimeProvider Time => engine.Services.Time;

    /// <summary>Calls a function later.</summary>
    /// <returns>The number by which it can be removed.</returns>
    public int AddTimer(ScriptTimer timer)
    {
        if (_timers.Count >= MaxWaiting) throw TooMany("timers");
        timer.Id = ++_lastId;
        timer.Due = Time.GetUtcNow() + timer.Delay;
        _timers.Add(timer);
        return timer.Id;
    }

    public void RemoveTimer(int id) => _timers.RemoveAll(timer => timer.Id == id);

    /// <summary>Does something with a task of the host once it is complete.</summary>
    /// <param name="task">The task.</param>
    /// <param name="settle">Called on the thread of the script.</param>
    /// <param name="stop">Stops the task when the script ends before it.</param>
    public void Add(Task task, Action settle, CancellationTokenSource stop)
    {
        if (_work.Count >= MaxWaiting)
        {
            stop.Cancel();
            throw TooMany("requests");
        }

        _work.Add(new Work(task, settle, stop));
    }

    /// <summary>A microtask has failed: the handler fails with it.</summary>
    public void Fail(JsValue error) => _failure ??= error;

    /// <summary>Runs the microtasks that wait.</summary>
    /// <exception cref="Jint.Runtime.JavaScriptException">One of them has failed.</exception>
    public void RunMicrotasks()
    {
        engine.Engine.Advanced.ProcessTasks();
        if (_failure is not { } failure) return;
        _failure = null;
        throw new Jint.Runtime.JavaScriptException(failure);
    }

    /// <summary>A handler begins. What it waits for has limits.</summary>
    public void Begin(ScriptCall call)
    {
        _aborted = call.Aborted;
        _limit = engine.Platform.Settings.WaitTimeout;
        if (call.IsInTransaction && _limit > LongestInTransaction) _limit = LongestInTransaction;
    }

    /// <summary>Runs whatever comes until something has come true.</summary>
    /// <exception cref="Errors.ScriptLimitException">It takes too long, or nobody wants it any more.</exception>
    /// <exception cref="Errors.ScriptException">It never can: there is nothing left to wait for.</exception>
    public void RunUntil(Func<bool> isTrue)
    {
        RunMicrotasks();
        var begun = Time.GetTimestamp();
        while (!isTrue())
        {
            if (_timers.Count + _work.Count == 0) throw new Errors.ScriptException("a promise is waited for that nothing can settle any more");
            if (_aborted.IsCancellationRequested) throw new Errors.ScriptLimitException("The request has ended while its script waited.");
            var left = _limit - Time.GetElapsedTime(begun);
            if (left <= TimeSpan.Zero) throw new Errors.ScriptLimitException($"The script has waited for longer than {_limit}.");
            RunNext(left);
            RunMicrotasks();
        }
    }

    /// <summary>The script has ended: what it has left behind is dropped.</summary>
    public void Clear()
    {
        if (_failure is { } failure)
        {
            var error = Errors.ScriptErrors.ToHost(new Jint.Runtime.JavaScriptException(failure));
            LogLost(engine.Services.Logger, engine.Place, error.Message);
        }

        (_limit, _aborted, _failure) = (TimeSpan.MaxValue, CancellationToken.None, null);
        if (_timers.Count + _work.Count == 0) return;
        var timers = _timers.Count(timer => !timer.IsQuiet);
        if (timers + _work.Count > 0) LogDropped(engine.Services.Logger, timers, _work.Count, engine.Place);
        _timers.Clear();
        foreach (var work in _work) work.Stop.Cancel();
        _work.Clear();
    }

    private void RunNext(TimeSpan longest)
    {
        var timer = _timers.MinBy(timer => (timer.Due, timer.Id));
        var pause = timer is null ? longest : timer.Due - Time.GetUtcNow();
        if (timer is not null && pause <= TimeSpan.Zero)
        {
            if (timer.IsRepeated) timer.Due = Time.GetUtcNow() + timer.Delay;
            else _timers.Remove(timer);
            engine.Engine.Call(timer.Function, JsValue.Undefined, timer.Arguments);
            return;
        }

        if (_work.Find(work => work.Task.IsCompleted) is { } done)
        {
            _work.Remove(done);
            done.Settle();
            done.Stop.Dispose();
            return;
        }

        Wait(pause < longest ? pause : longest);
    }

    private void Wait(TimeSpan pause)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_aborted);
        var timeout = pause < LongestPause ? pause : LongestPause;
        engine.Wait(Task.WhenAny([.. _work.Select(work => work.Task), Task.Delay(timeout, Time, end.Token)]));
        end.Cancel();
    }

    private Jint.Runtime.JavaScriptException TooMany(string what) =>
        new(engine.Engine.Construct("RangeError", $"more than {MaxWaiting} {what} at a time"));

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Timers} timers and {Requests} requests that nobody has waited for were dropped when the handler in {Place} ended")]
    private static partial void LogDropped(ILogger logger, int timers, int requests, string place);

    [LoggerMessage(Level = LogLevel.Error, Message = "Something that nobody has waited for has failed in {Place}: {Reason}")]
    private static partial void LogLost(ILogger logger, string place, string reason);

    private sealed record Work(Task Task, Action Settle, CancellationTokenSource Stop);
}
