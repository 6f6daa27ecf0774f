using System.IO.Pipelines;
using System.Text;
using Holdall.Http;

namespace Holdall.Host.Requests.Bodies;

/// <summary>
/// The parts of a multipart body whose lines end with a bare line feed, as simple clients write them. It is told by the first boundary line, and is
/// rare: such a body is read as a whole.
/// </summary>
internal static class BareLineFeedParts
{
    /// <summary>Whether the first boundary line ends with a bare line feed; nothing is taken from the body.</summary>
    public static async ValueTask<bool> AreNextAsync(PipeReader body, string boundary, CancellationToken aborted)
    {
        var read = await body.ReadAsync(aborted);
        var start = read.Buffer.FirstSpan;
        var line = start.IndexOf(Encoding.UTF8.GetBytes("--" + boundary));
        var end = line < 0 ? -1 : start[line..].IndexOf((byte)'\n');
        var bare = end > 0 && start[line + end - 1] != '\r';
        body.AdvanceTo(read.Buffer.Start);
        return bare;
    }

    /// <summary>The header <c>Content-Disposition</c> and the content of each part.</summary>
    /// <exception cref="ApiException">400: the last boundary is missing, or there are too many parts.</exception>
    /// <param name="body">The body.</param>
    /// <param name="boundary">Its boundary.</param>
    /// <param name="most">Number of parts that it may have.</param>
    public static List<(string Disposition, byte[] Content)> Split(ReadOnlySpan<byte> body, string boundary, int most)
    {
        var parts = new List<(string, byte[])>();
        var delimiter = Encoding.UTF8.GetBytes("\n--" + boundary);
        // The first boundary may stand at the very beginning, without a line before it.
        var rest = body.StartsWith(delimiter.AsSpan(1)) ? body[(delimiter.Length - 1)..] : After(body, delimiter);
        while (!rest.StartsWith("--"u8))
        {
            var end = rest.IndexOf(delimiter);
            if (end < 0 || parts.Count == most) throw ApiException.BadRequest();
            parts.Add(Read(rest[..end]));
            rest = rest[(end + delimiter.Length)..];
        }

        return parts;
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> body, byte[] delimiter) =>
        body.IndexOf(delimiter) is >= 0 and var start ? body[(start + delimiter.Length)..] : throw ApiException.BadRequest();

    private static (string Disposition, byte[] Content) Read(ReadOnlySpan<byte> part)
    {
        var end = part.IndexOf("\n\n"u8);
        if (end < 0) throw ApiException.BadRequest();
        var disposition = "";
        foreach (var line in Encoding.UTF8.GetString(part[..end]).Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Equals("Content-Disposition", StringComparison.OrdinalIgnoreCase)) disposition = line[(colon + 1)..].Trim();
        }

        return (disposition, part[(end + 2)..].ToArray());
    }
}
