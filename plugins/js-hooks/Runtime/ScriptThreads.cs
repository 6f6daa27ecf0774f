using System.Collections.Concurrent;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>
/// The threads of scripts. Scripts block, so they never run on threads of the pool that everybody else needs. There are as many as scripts have run at the same
/// time; who has nothing to do for a while ends.
/// </summary>
internal sealed class ScriptThreads
{
    /// <summary>Scripts recurse deeper than other code. Memory is only taken for what is used.</summary>
    private const int StackSize = 16 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ConcurrentStack<Worker> _idle = new();

    /// <summary>
    /// Runs something on a thread of its own, in the flow of the caller. What the caller does next begins on that thread, too, which is free then: nobody has
    /// to be woken for it.
    /// </summary>
    /// <param name="work">The script.</param>
    /// <param name="isInTurn">Whether the caller has nothing else to do meanwhile. Then such a free thread, if the caller is on one, runs it at once.</param>
    public Task<T> RunAsync<T>(Func<T> work, bool isInTurn = false)
    {
        var flow = ExecutionContext.Capture();
        var done = new TaskCompletionSource<T>();
        void Run()
        {
            if (flow is null) ScriptThread.CompleteFree(work, done);
            else ExecutionContext.Run(flow, _ => ScriptThread.CompleteFree(work, done), null);
        }

        if (isInTurn && ScriptThread.IsFree)
        {
            Run();
            return done.Task;
        }

        while (_idle.TryPop(out var idle))
        {
            if (idle.TryGive(Run)) return done.Task;
        }

        new Worker(this, Run).Start();
        return done.Task;
    }

    /// <summary>Runs something on a thread of its own, and waits for it.</summary>
    public static T Run<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>();
        var thread = new Thread(
            () =>
            {
                ScriptThread.Enter();
                ScriptThread.Complete(work, done);
            },
            StackSize)
        { Name = "script" };
        thread.Start();
        thread.Join();
#pragma warning disable RS0030 // It is complete.
        return done.Task.GetAwaiter().GetResult();
#pragma warning restore RS0030
    }

#pragma warning disable CA1001 // It lives as long as its thread, and a semaphore that nobody has asked for a handle holds none.
    private sealed class Worker(ScriptThreads owner, Action first)
#pragma warning restore CA1001
    {
        private readonly SemaphoreSlim _given = new(0);
        private Action? _work = first;
        private int _state;

        public void Start() => new Thread(Loop, StackSize) { IsBackground = true, Name = "script" }.UnsafeStart();

        /// <summary>Gives it work, unless it has just ended.</summary>
        public bool TryGive(Action work)
        {
            if (Interlocked.CompareExchange(ref _state, State.Given, State.Idle) != State.Idle) return false;
            _work = work;
            _given.Release();
            return true;
        }

        private void Loop()
        {
            ScriptThread.Enter();
            while (true)
            {
                _work!();
                _work = null;
                Volatile.Write(ref _state, State.Idle);
                owner._idle.Push(this);
                if (!_given.Wait(Patience) && Interlocked.CompareExchange(ref _state, State.Ended, State.Idle) == State.Idle) return;
                if (Volatile.Read(ref _work) is null) _given.Wait();
            }
        }
    }

    private static class State
    {
        public const int Idle = 0;
        public const int Given = 1;
        public const int Ended = 2;
    }
}
