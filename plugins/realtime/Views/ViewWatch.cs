using System.Collections.Frozen;
using Holdall.Collections;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Events;
using Holdall.Records;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Realtime.Views;

/// <summary>
/// Follows those views of the settings that somebody listens to: when something changes of what they are made of, they are compared with before.
/// </summary>
internal sealed class ViewWatch : IDisposable
{
    private readonly Dictionary<string, WatchedView> _views = new(StringComparer.Ordinal);
    private readonly RealtimeBroker _broker;
    private readonly RecordMessages _messages;
    private readonly IRecords _records;
    private readonly ICollections _collections;
    private readonly IReadOnlyList<string> _names;
    private readonly TimeProvider _time;
    private readonly ILogger<WatchedView> _logger;
    private volatile FrozenSet<string> _sources = [];

    public ViewWatch(
        RealtimeBroker broker, RecordMessages messages, IRecords records, ICollections collections, RealtimeOptions options, TimeProvider time,
        ILogger<WatchedView> logger)
    {
        _broker = broker;
        _messages = messages;
        _records = records;
        _collections = collections;
        _names = options.Views;
        _time = time;
        _logger = logger;
        if (_names.Count > 0) broker.TopicsChanged += _ => Look();
    }

    /// <summary>Whether a view that somebody listens to may be made of a collection.</summary>
    public bool Concerns(Collection collection) => _sources.Count > 0 && _sources.Contains(collection.Name);

    /// <summary>A record of a collection was changed.</summary>
    public void Changed(Collection collection)
    {
        if (!Concerns(collection)) return;
        lock (_views)
        {
            foreach (var (_, view) in _views)
            {
                if (view.IsMadeOf(collection)) view.Changed();
            }
        }
    }

    /// <summary>Collections are others than before, or other views are listened to.</summary>
    public void Look()
    {
        if (_names.Count == 0) return;
        lock (_views)
        {
            foreach (var name in _names) Look(name);
        }
    }

    public void Dispose()
    {
        lock (_views)
        {
            foreach (var (_, view) in _views) view.Dispose();
        }
    }

    private void Look(string name)
    {
        var view = _collections.Find(name) is { IsView: true } found && _broker.HasListeners(found) ? found : null;
        _views.TryGetValue(name, out var known);
        var sources = view is null ? null : ViewSources.Of(view, _collections);
        if (known is not null && ReferenceEquals(known.View, view) && known.Sources.SetEquals(sources!)) return;
        if (known is null && view is null) return;
        known?.Dispose();
        _views.Remove(name);
        if (view is not null) (_views[name] = new WatchedView(view, sources!, _broker, _messages, _records, _time, _logger)).Changed();
        _sources = _views.Values.SelectMany(static view => view.Sources).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
