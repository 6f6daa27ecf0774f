namespace Holdall.Plugins.Realtime.Subscriptions;

/// <summary>The topics that differ only in their options.</summary>
internal sealed class SamePrefix
{
    private readonly Dictionary<string, Topic> _byText = new(1, StringComparer.Ordinal);
    private Topic[]? _copy;

    /// <summary>All of them. The list stays as it is.</summary>
    public Topic[] All
    {
        get
        {
            lock (_byText) return _copy ??= [.. _byText.Values];
        }
    }

    public Topic? Find(string text)
    {
        lock (_byText) return _byText.GetValueOrDefault(text);
    }

    public void Add(Topic topic)
    {
        lock (_byText)
        {
            _byText.Add(topic.Text, topic);
            _copy = null;
        }
    }

    /// <returns>Whether none is left.</returns>
    public bool Remove(Topic topic)
    {
        lock (_byText)
        {
            _byText.Remove(topic.Text);
            _copy = null;
            return _byText.Count == 0;
        }
    }
}
