using System.Collections.Concurrent;
using System.Text;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>Names that Apple tells once, with the code and not with the user: they are kept for the minute until somebody signs in with the code.</summary>
internal sealed class AppleNames(TimeProvider time)
{
    /// <summary>Name of the provider.</summary>
    public const string Provider = "apple";

    private const int Max = 1000;
    private const int MaxCodeBytes = 1000;
    private const int MaxNameBytes = 150;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (string Name, DateTimeOffset Until)> _names = new(StringComparer.Ordinal);

    /// <summary>Keeps a name. One that is too long is cut, and one that is empty or comes with too long a code is not kept.</summary>
    public void Add(string code, string name)
    {
        RemoveEnded();
        name = Cut(name).Trim();
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(code) > MaxCodeBytes || _names.Count >= Max) return;
        _names[code] = (name, time.GetUtcNow() + Kept);
    }

    /// <summary>The name that came with a code, once; null if there is none.</summary>
    public string? Take(string code) => _names.TryRemove(code, out var entry) && time.GetUtcNow() < entry.Until ? entry.Name : null;

    private void RemoveEnded()
    {
        var now = time.GetUtcNow();
        foreach (var entry in _names)
        {
            if (entry.Value.Until <= now) _names.TryRemove(entry);
        }
    }

    private static string Cut(string name)
    {
        var end = 0;
        var bytes = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > MaxNameBytes) break;
            end += rune.Utf16SequenceLength;
        }

        return name[..end];
    }
}
