using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Holdall.Host.Requests;

/// <summary>Texts by name that are put together when the first rule asks for one: most never do.</summary>
internal sealed class LazyTexts(Func<Dictionary<string, string>> make) : IReadOnlyDictionary<string, string>
{
    private Dictionary<string, string>? _texts;

    public int Count => Texts.Count;

    public IEnumerable<string> Keys => Texts.Keys;

    public IEnumerable<string> Values => Texts.Values;

    private Dictionary<string, string> Texts => _texts ??= make();

    public string this[string key] => Texts[key];

    public bool ContainsKey(string key) => Texts.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => Texts.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
