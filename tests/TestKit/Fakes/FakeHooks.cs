using System.Collections.Concurrent;
using Holdall.Collections;
using Holdall.Hooks;

namespace Holdall.TestKit.Fakes;

/// <summary>Hooks that run their handlers in the order of priority; handlers can't be replaced.</summary>
public sealed class FakeHooks : IHooks
{
    private readonly ConcurrentDictionary<string, IHook> _hooks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IHook<TEvent> On<TEvent>(HookPoint<TEvent> point) where TEvent : HookEvent => (IHook<TEvent>)_hooks.GetOrAdd(point.Name, _ => new FakeHook<TEvent>(point));

    /// <inheritdoc/>
    public IHook? Find(string name) => _hooks.GetValueOrDefault(name);

    private sealed class FakeHook<TEvent>(HookPoint point) : IHook<TEvent> where TEvent : HookEvent
    {
        private readonly List<(HookHandler<TEvent> Handler, HookOptions Options)> _handlers = [];

        public HookPoint Point => point;

        public string Use(HookHandler<TEvent> handler, HookOptions? options = null)
        {
            _handlers.Add((handler, options ?? new HookOptions()));
            return options?.Id ?? "";
        }

        public string Use(string collection, HookHandler<TEvent> handler) => Use(handler, new HookOptions { Collections = [collection] });

        public string UseAny(HookHandler<HookEvent> handler, HookOptions? options = null) => Use((e, next) => handler(e, next), options);

        public void Remove(params ReadOnlySpan<string> ids)
        {
            foreach (var id in ids.ToArray()) _handlers.RemoveAll(h => h.Options.Id == id);
        }

        public bool HasHandlersFor(Collection? collection) => _handlers.Exists(h => Matches(h.Options, collection));

        public Task RunAsync(TEvent e, Func<Task> core)
        {
            var chain = core;
            foreach (var (handler, _) in _handlers.Where(h => Matches(h.Options, e.Collection)).OrderByDescending(h => h.Options.Priority).ThenByDescending(h => _handlers.IndexOf(h)))
            {
                var next = chain;
                chain = () => handler(e, next);
            }

            return chain();
        }

        private static bool Matches(HookOptions options, Collection? collection)
        {
            if (options.AppliesTo is { } applies && (collection is null || !applies(collection))) return false;
            return options.Collections.Count == 0 || (collection is not null && (options.Collections.Contains(collection.Name) || options.Collections.Contains(collection.Id)));
        }
    }
}
