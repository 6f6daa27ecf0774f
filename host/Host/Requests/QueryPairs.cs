using System.Text;

namespace Holdall.Host.Requests;

/// <summary>The pairs of a query or of a url-encoded body in their order.</summary>
internal sealed class QueryPairs
{
    public static readonly QueryPairs None = new();

    private readonly List<(string Key, string Value)> _pairs = [];

    /// <summary>Whether a pair was dropped: it had a raw <c>;</c> or a broken percent escape.</summary>
    public bool Malformed { get; private set; }

    public IReadOnlyList<(string Key, string Value)> Pairs => _pairs;

    /// <summary>Reads the pairs of a text without its leading question mark.</summary>
    public static QueryPairs Parse(ReadOnlySpan<char> text)
    {
        var result = new QueryPairs();
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            if (pair.IsEmpty) continue;
            var equals = pair.IndexOf('=');
            var key = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? default : pair[(equals + 1)..];
            if (!pair.Contains(';') && TryDecode(key, out var name) && TryDecode(value, out var decoded)) result._pairs.Add((name, decoded));
            else result.Malformed = true;
        }

        return result;
    }

    /// <summary>The first value of a key, or null. Keys are case-sensitive.</summary>
    public string? First(string key)
    {
        foreach (var pair in _pairs)
        {
            if (pair.Key == key) return pair.Value;
        }

        return null;
    }

    public Dictionary<string, string> FirstValues()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in _pairs) values.TryAdd(key, value);
        return values;
    }

    private static bool TryDecode(ReadOnlySpan<char> text, out string decoded)
    {
        decoded = "";
        if (!text.ContainsAny('%', '+'))
        {
            decoded = text.ToString();
            return true;
        }

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '+')
            {
                bytes[length++] = (byte)' ';
            }
            else if (text[i] != '%')
            {
                var plain = text[i..].IndexOfAny('%', '+') is >= 0 and var next ? text.Slice(i, next) : text[i..];
                length += Encoding.UTF8.GetBytes(plain, bytes.AsSpan(length));
                i += plain.Length - 1;
            }
            else if (i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes[length++] = (byte)(Convert.ToInt32(text[i + 1].ToString(), 16) << 4 | Convert.ToInt32(text[i + 2].ToString(), 16));
                i += 2;
            }
            else
            {
                return false;
            }
        }

        decoded = Encoding.UTF8.GetString(bytes, 0, length);
        return true;
    }
}
