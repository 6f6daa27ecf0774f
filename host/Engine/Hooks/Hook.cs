using System.Security.Cryptography;
using Holdall.Collections;
using Holdall.Hooks;

namespace Holdall.Engine.Hooks;

/// <summary>An ordered chain of handlers. The list is replaced on each change, so a run goes on with the list it started with.</summary>
internal sealed class Hook<TEvent>(HookPoint<TEvent> point, HookRegistry registry) : IHook<TEvent> where TEvent : HookEvent
{
    private readonly HookRegistry _registry = registry;
    private readonly Lock _changing = new();
    private Entry[] _entries = [];

    public HookPoint Point => point;

    public string Use(HookHandler<TEvent> handler, HookOptions? options = null)
    {
        options ??= new HookOptions();
        var id = options.Id.Length > 0 ? options.Id : RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 20);
        var entry = new Entry(id, handler, options);
        lock (_changing)
        {
            var list = new List<Entry>(_entries);
            var same = list.FindIndex(e => e.Id == id);
            if (same >= 0) list[same] = entry;
            else list.Add(entry);
            // OrderBy is stable: equal priorities keep the order of registration.
            _entries = [.. list.OrderBy(e => e.Options.Priority)];
        }

        return id;
    }

    /// <summary>Logs what a handler has thrown beside an error that counts more.</summary>
    public void TellBeside(Exception failure) => _registry.TellBeside(point, failure);

    public string Use(string collection, HookHandler<TEvent> handler) => Use(handler, new HookOptions { Collections = [collection] });

    public string UseAny(HookHandler<HookEvent> handler, HookOptions? options = null) => Use((e, next) => handler(e, next), options);

    public void Remove(params ReadOnlySpan<string> ids)
    {
        lock (_changing)
        {
            var list = new List<Entry>(_entries.Length);
            foreach (var entry in _entries)
            {
                if (!ids.Contains(entry.Id)) list.Add(entry);
            }

            _entries = [.. list];
        }
    }

    public bool HasHandlersFor(Collection? collection)
    {
        foreach (var entry in _entries)
        {
            if (entry.Matches(collection)) return true;
        }

        return false;
    }

    public Task RunAsync(TEvent e, Func<Task> core)
    {
        var entries = _entries;
        return entries.Length == 0 ? core() : new Run(this, entries, e, core).NextAsync();
    }

    private sealed record Entry(string Id, HookHandler<TEvent> Handler, HookOptions Options)
    {
        public bool Matches(Collection? collection)
        {
            if (Options.AppliesTo is { } applies && (collection is null || !applies(collection))) return false;
            if (Options.Collections.Count == 0) return true;
            if (collection is null) return false;
            foreach (var tag in Options.Collections)
            {
                if (tag.Length > 0 && (tag == collection.Name || tag == collection.Id)) return true;
            }

            return false;
        }
    }

    /// <summary>One run: the cursor belongs to the run, so a second call of <c>next</c> goes on where the chain stopped.</summary>
    private sealed class Run
    {
        private readonly Hook<TEvent> _hook;
        private readonly Entry[] _entries;
        private readonly TEvent _event;
        private readonly Func<Task> _core;
        private readonly Func<Task> _next;
        private int _cursor;

        public Run(Hook<TEvent> hook, Entry[] entries, TEvent e, Func<Task> core)
        {
            _hook = hook;
            _entries = entries;
            _event = e;
            _core = core;
            _next = NextAsync;
        }

        public Task NextAsync()
        {
            while (_cursor < _entries.Length)
            {
                var entry = _entries[_cursor++];
                if (!entry.Matches(_event.Collection)) continue;
                return _hook.Point.IsAfterCommit ? TellAsync(entry) : entry.Handler(_event, _next);
            }

            return _cursor++ == _entries.Length ? _core() : Task.CompletedTask;
        }

        /// <summary>What has happened can't be undone, so a handler that throws keeps neither the others nor the caller from hearing of it.</summary>
        private async Task TellAsync(Entry entry)
        {
            try
            {
                await entry.Handler(_event, _next);
                return;
            }
            catch (Exception e)
            {
                _hook._registry.Tell(_hook.Point, e);
            }

            await NextAsync();
        }
    }
}
