using System.Runtime.CompilerServices;
using Holdall.Plugins.JsHooks.App;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Plugins.JsHooks.Modules;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>One engine: it runs one script at a time, with the globals of all <see cref="IScriptGlobals"/>.</summary>
internal sealed class ScriptEngine : IDisposable
{
    private const int MaxNesting = 1000;
    private readonly Dictionary<ScriptSource, JsValue> _functions = [];
    private Func<Task>? _next;
    private bool _isNextLeft;
    private readonly Lock _gate = new();
    private bool _isRunning;
    private int _nesting;

    public ScriptEngine(ScriptGeneration generation, ScriptEngineKind kind)
    {
        var platform = generation.Platform;
        Generation = generation;
        Kind = kind;
        Limits = new ScriptLimits(platform.Settings);
        Engine = new Engine(options =>
        {
            options.Strict = kind != ScriptEngineKind.Loader;
            options.RetainFunctionSourceText = true;
            options.Constraints.StackOverflowGuard = true;
            options.Constraints.RegexTimeout = platform.Settings.MatchTimeout;
            options.Json.MaxParseDepth = MaxNesting;
            options.EnableModules(new ScriptModuleLoader(this));
            Limits.ApplyTo(options);
        });
        Errors = new ScriptErrors(this);
        Objects = new HostObjects(this);
        Live = new LiveValues(this);
        Fields = new ScriptFields(this);
        Loop = new ScriptEventLoop(this);
        HookModules = new HookModules(this);
        foreach (var globals in platform.Globals) globals.AddTo(this);
    }

    public Engine Engine { get; }

    /// <summary>The files that were loaded together with those of this engine.</summary>
    public ScriptGeneration Generation { get; }

    public ScriptPlatform Platform => Generation.Platform;

    public ScriptEngineKind Kind { get; }

    /// <summary>The file that is being evaluated, in a loader.</summary>
    public string? LoadingFile { get; set; }

    public ScriptLimits Limits { get; }

    /// <summary>The hook whose handler runs.</summary>
    public HookPoint? Point { get; private set; }

    public ScriptErrors Errors { get; }

    /// <summary>The objects that stand for those of the host.</summary>
    public HostObjects Objects { get; }

    public LiveValues Live { get; }

    public ScriptFields Fields { get; }

    /// <summary>What the running script waits for.</summary>
    public ScriptEventLoop Loop { get; }

    /// <summary>Files of hooks that are ES modules.</summary>
    public HookModules HookModules { get; }

    /// <summary>What files register here while they are evaluated; null when none may be: no file is.</summary>
    public Registrations? Registrations => HookModules.IsLoading ? HookModules.Registered : Kind == ScriptEngineKind.Loader ? Generation.Registrations : null;

    /// <summary>Where the script stands that runs, for messages.</summary>
    public string Place { get; private set; } = "";

    /// <summary>The application as handlers usually have it.</summary>
    public ScriptApp App => field ??= new ScriptApp(Services);

    public ScriptServices Services => Platform.Services;

    public HostTypes Types => Platform.Types;

    public ScriptJson Json => Platform.Json;

    public JsValue ToScript(object? value) => ScriptValues.ToScript(this, value);

    /// <summary>A function of the host. What it throws is an error that the script can catch.</summary>
    public ClrFunction Function(string name, Func<CallArguments, object?> run) => Function(name, (_, arguments) => run(arguments));

    /// <inheritdoc cref="Function(string, Func{CallArguments, object})"/>
    public ClrFunction Function(string name, Func<JsValue, CallArguments, object?> run) => new(Engine, name, (self, arguments) =>
    {
        try
        {
            Live.Flush();
            return ToScript(run(self, new CallArguments(this, arguments)));
        }
        catch (Exception e) when (e is not JavaScriptException && !ScriptErrors.IsFinal(e))
        {
            throw Errors.ToScript(e);
        }
    });

    /// <summary>Calls the host. What it throws is an error that the script can catch.</summary>
    public object? Guard(Func<CallArguments, object?> run, CallArguments arguments)
    {
        try
        {
            Live.Flush();
            return run(arguments);
        }
        catch (Exception e) when (e is not JavaScriptException && !ScriptErrors.IsFinal(e))
        {
            throw Errors.ToScript(e);
        }
    }

    /// <summary>Waits for the host; callbacks of the script run meanwhile.</summary>
    public void Wait(Task task)
    {
        if (task.IsCompletedSuccessfully) return;
        Limits.Pause();
        try
        {
            Thread.Wait(task);
        }
        finally
        {
            Limits.Resume();
        }
    }

    /// <inheritdoc cref="Wait(Task)"/>
    public T Wait<T>(Task<T> task)
    {
        Wait((Task)task);
#pragma warning disable RS0030 // It is complete.
        return task.Result;
#pragma warning restore RS0030
    }

    /// <summary>Runs something on the thread of the script, which waits for the host.</summary>
    /// <exception cref="InvalidOperationException">The script has ended.</exception>
    public Task<T> RunHereAsync<T>(Func<T> work) =>
        TryRunHere(work) ?? throw new InvalidOperationException("The script that has given this function has ended.");

    /// <summary>As the other; when the script has ended, another thread takes its place. The engine must be kept for it.</summary>
    public Task<T> RunSometimeAsync<T>(Func<T> work) => TryRunHere(work) ?? Generation.RunAsync(this, work);

    /// <summary>Keeps the engine from being used for anything else, since functions of the script may be called after it has ended.</summary>
    public void Keep() => IsKept = true;

    /// <summary>Whether functions of its scripts may be called after they have ended.</summary>
    public bool IsKept { get; private set; }

    /// <summary>Guards against structures that are too deep, or contain themselves.</summary>
    public NestedLevel Nest()
    {
        if (++_nesting <= MaxNesting) return new NestedLevel(this);
        _nesting = 0;
        throw new JavaScriptException(Engine.Intrinsics.TypeError, "the value is nested too deeply, or contains itself");
    }

    public void Unnest() => _nesting--;

    /// <summary>Goes on with the chain that the running handler belongs to, and returns when the rest of it has ended.</summary>
    public void Next(CallArguments a)
    {
        var next = _next ?? throw new InvalidOperationException("There is nothing to go on with.");
        if (LastCall.IsMarked(a))
        {
            _isNextLeft = true;
            return;
        }

        Live.Flush();
        try
        {
            Wait(next());
        }
        catch (ApiException e) when (Point is not null && !typeof(RequestEvent).IsAssignableFrom(Point.EventType) && !RawData.IsMade(e))
        {
            // Around requests it is the answer; deeper inside it is one error among others.
            throw new HostFailure(e);
        }

        Live.Refresh();
    }

    /// <summary>Runs a handler, on a thread for scripts.</summary>
    /// <returns>Whether the last thing that it did was <c>e.next()</c>, which is left to the caller.</returns>
    public bool Run(ScriptCall call)
    {
        var before = _next;
        var app = Engine.Global.Get("$app");
        _next = call.Next;
        _isNextLeft = false;
        Point = call.Point;
        Place = call.Handler.Place;
        try
        {
            Enter();
            Loop.Begin(call);
            if (call.App is not null) Engine.Global.Set("$app", ToScript(call.App));
            ScriptPromises.Settle(this, Engine.Call(FunctionOf(call.Handler), JsValue.Undefined, [.. call.Arguments.Select(ToScript)]));
            Loop.RunMicrotasks();
            Live.Flush();
            return _isNextLeft;
        }
        catch (JavaScriptException e)
        {
            ScriptErrors.Rethrow(ScriptErrors.ToHost(e));
            throw;
        }
        finally
        {
            Leave();
            Engine.Global.Set("$app", app);
            _next = before;
            Live.Clear();
            Objects.Clear();
            _nesting = 0;
        }
    }

    /// <summary>Says that the thread that calls runs this engine from now on.</summary>
    public void Enter()
    {
        var thread = ScriptThread.Current ?? throw new InvalidOperationException("Scripts only run on threads of their own.");
        lock (_gate)
        {
            Thread = thread;
            _isRunning = true;
        }

        Limits.Begin();
    }

    /// <summary>Says that the script has ended. What the host has asked of it until now is still done.</summary>
    public void Leave()
    {
        Loop.Clear();
        while (true)
        {
            lock (_gate)
            {
                if (Thread is null || Thread.IsIdle)
                {
                    _isRunning = false;
                    return;
                }
            }

            Thread.RunCallbacks();
        }
    }

    public void Dispose() => Engine.Dispose();

    private ScriptThread Thread { get; set; } = null!;

    private Task<T>? TryRunHere<T>(Func<T> work)
    {
        lock (_gate) return _isRunning ? Thread.RunHereAsync(() => Counted(work)) : null;
    }

    /// <summary>While the script waits, its clock stands still, but not for what it does itself meanwhile.</summary>
    private T Counted<T>(Func<T> work)
    {
        Limits.Resume();
        try
        {
            return work();
        }
        finally
        {
            Limits.Pause();
        }
    }

    private JsValue FunctionOf(ScriptSource source)
    {
        if (_functions.TryGetValue(source, out var function)) return function;
        return _functions[source] = source.In(this);
    }
}
