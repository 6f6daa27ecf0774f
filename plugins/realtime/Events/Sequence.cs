using System.Globalization;
using System.Text;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>Where a change stands among those of its collection: <c>k3x9q2mb-157</c>, a count and who has counted.</summary>
internal static class Sequence
{
    public static string Of(string counter, long number) => string.Create(CultureInfo.InvariantCulture, $"{counter}-{number}");

    /// <summary>The number, if it is of this counter.</summary>
    public static long? Read(string counter, string text) =>
        text.StartsWith(counter + "-", StringComparison.Ordinal)
        && long.TryParse(text.AsSpan(counter.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Adds it to an object.</summary>
    public static ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> data, string sequence)
    {
        var end = Encoding.ASCII.GetBytes($",\"sequence\":\"{sequence}\"}}");
        var text = new byte[data.Length - 1 + end.Length];
        data[..^1].CopyTo(text);
        end.CopyTo(text, data.Length - 1);
        return text;
    }
}
