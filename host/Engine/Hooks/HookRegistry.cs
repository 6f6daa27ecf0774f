using System.Collections.Concurrent;
using Holdall.Hooks;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Hooks;

/// <summary>All hooks of the application by name.</summary>
internal sealed partial class HookRegistry : IHooks
{
    private readonly ConcurrentDictionary<string, IHook> _hooks = new(StringComparer.Ordinal);

    private readonly ILogger<HookRegistry> _logger;

    public HookRegistry(ILogger<HookRegistry> logger)
    {
        _logger = logger;
        foreach (var point in HookPoints.All)
            _hooks[point.Name] = (IHook)Activator.CreateInstance(typeof(Hook<>).MakeGenericType(point.EventType), point, this)!;
    }

    public IHook<TEvent> On<TEvent>(HookPoint<TEvent> point) where TEvent : HookEvent =>
        _hooks.GetOrAdd(point.Name, static (_, key) => new Hook<TEvent>(key.Point, key.Registry), (Point: point, Registry: this)) as IHook<TEvent>
        ?? throw new InvalidOperationException($"The hook point {point.Name} has events of another type.");

    public IHook? Find(string name) => _hooks.GetValueOrDefault(name);

    /// <summary>Tells of a handler that has failed where it can fail nothing any more.</summary>
    public void Tell(HookPoint point, Exception failure) => LogFailed(_logger, point.Name, failure);

    /// <summary>Tells of a handler that has failed where something else had failed before, which is what the caller hears of.</summary>
    public void TellBeside(HookPoint point, Exception failure) => LogFailedBeside(_logger, point.Name, failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "A handler of {Hook} has failed; the caller is told of what it was about")]
    private static partial void LogFailedBeside(ILogger logger, string hook, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "A handler of {Hook} has failed; what it is about is stored")]
    private static partial void LogFailed(ILogger logger, string hook, Exception failure);
}
