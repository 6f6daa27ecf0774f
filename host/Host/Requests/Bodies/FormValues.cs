using System.Collections;

namespace Holdall.Host.Requests.Bodies;

/// <summary>The texts of a form by their key, both in the order in which they came.</summary>
internal sealed class FormValues : IEnumerable<KeyValuePair<string, List<string>>>
{
    private readonly OrderedDictionary<string, List<string>> _texts = new(StringComparer.Ordinal);

    public void Add(string key, string text)
    {
        if (_texts.TryGetValue(key, out var texts)) texts.Add(text);
        else _texts.Add(key, [text]);
    }

    public void Add(IEnumerable<(string Key, string Value)> pairs)
    {
        foreach (var (key, value) in pairs) Add(key, value);
    }

    public IReadOnlyList<string>? Find(string key) => _texts.GetValueOrDefault(key);

    public IEnumerator<KeyValuePair<string, List<string>>> GetEnumerator() => _texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
