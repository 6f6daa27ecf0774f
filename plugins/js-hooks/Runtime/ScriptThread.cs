using System.Collections.Concurrent;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>
/// A thread that runs scripts. A script is synchronous: while it waits for the host, its thread waits, and runs the callbacks that the host makes meanwhile.
/// </summary>
#pragma warning disable CA1001 // It lives as long as its thread, and a semaphore that nobody has asked for a handle holds none.
internal sealed class ScriptThread
#pragma warning restore CA1001
{
    /// <summary>How many may have ended on a thread, with what follows them, when one more begins there: each is on the stack of those before.</summary>
    private const int MostEnded = 2;

    [ThreadStatic]
    private static ScriptThread? _current;

    private int _running;
    private int _ended;

    private readonly ConcurrentQueue<Action> _callbacks = new();
    private readonly SemaphoreSlim _signal = new(0);

    /// <summary>The one that runs the caller; null on a thread that runs no scripts.</summary>
    public static ScriptThread? Current => _current;

    /// <summary>Whether the caller's thread is one for scripts and does what follows after one, so that another may run on it.</summary>
    public static bool IsFree => _current is { _running: 0, _ended: > 0 and <= MostEnded };

    /// <summary>Makes the thread that calls one that runs scripts.</summary>
    public static ScriptThread Enter() => _current = new ScriptThread();

    /// <summary>Whether nobody waits for it to run something.</summary>
    public bool IsIdle => _callbacks.IsEmpty;

    /// <summary>Runs what the host waits for.</summary>
    public void RunCallbacks()
    {
        while (_callbacks.TryDequeue(out var callback)) callback();
    }

    /// <summary>Waits for a task and runs the callbacks that come meanwhile.</summary>
    public void Wait(Task task)
    {
        if (!task.IsCompleted)
        {
            _ = task.ContinueWith(static (_, signal) => ((SemaphoreSlim)signal!).Release(), _signal, TaskContinuationOptions.ExecuteSynchronously);
            while (!task.IsCompleted)
            {
                _signal.Wait();
                RunCallbacks();
            }
        }

#pragma warning disable RS0030 // It is complete.
        task.GetAwaiter().GetResult();
#pragma warning restore RS0030
    }

    /// <summary>Runs something on this thread, which waits for the host, in the flow of the caller.</summary>
    public Task<T> RunHereAsync<T>(Func<T> work)
    {
        var flow = ExecutionContext.Capture();
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _callbacks.Enqueue(() =>
        {
            if (flow is null) Complete(work, done);
            else ExecutionContext.Run(flow, _ => Complete(work, done), null);
        });
        _signal.Release();
        return done.Task;
    }

    /// <summary>Runs a script and hands over how it ended. The thread is free for others while those that have waited for it go on.</summary>
    public static void CompleteFree<T>(Func<T> work, TaskCompletionSource<T> done)
    {
        var thread = _current!;
        T result = default!;
        Exception? failure = null;
        thread._running++;
        try
        {
            result = work();
        }
        catch (Exception e)
        {
            failure = e;
        }

        thread._running--;
        thread._ended++;
        if (failure is null) done.SetResult(result);
        else done.SetException(failure);
        thread._ended--;
    }

    /// <summary>Does the work and hands over how it ended.</summary>
    public static void Complete<T>(Func<T> work, TaskCompletionSource<T> done)
    {
        try
        {
            done.SetResult(work());
        }
        catch (Exception e)
        {
            done.SetException(e);
        }
    }
}
