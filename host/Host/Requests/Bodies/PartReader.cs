using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Holdall.Http;

namespace Holdall.Host.Requests.Bodies;

/// <summary>
/// Reads the parts of a multipart body one after the other. Its lines end as the first boundary line does: with CR LF, or with a bare line feed, as simple
/// clients write them. A header may go on in the next line, after a space.
/// </summary>
internal sealed class PartReader(PipeReader body, string boundary)
{
    private const int LongestHead = 16 << 10;

    private readonly byte[] _rest = new byte[4 << 10];

    /// <summary>What ends the content of a part. The first boundary may stand at the very beginning, without a line before it.</summary>
    private byte[] _delimiter = Encoding.UTF8.GetBytes("--" + boundary);
    private bool _isFirst = true;
    private bool _isAtEnd;

    /// <summary>Goes on to the next part.</summary>
    /// <returns>Its header <c>Content-Disposition</c>, empty when it has none; null after the last part.</returns>
    /// <exception cref="ApiException">400: it can't be read.</exception>
    public async ValueTask<string?> NextAsync(CancellationToken aborted)
    {
        while (await ReadAsync(_rest, aborted) > 0)
        {
        }

        if (await IsLastAsync(aborted))
        {
            await ReadToEndAsync(aborted);
            return null;
        }

        var line = await ReadLineAsync(LongestHead, aborted);
        if (_isFirst) _delimiter = [.. line.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n"u8 : "\n"u8, .. _delimiter];
        _isFirst = false;
        var disposition = DispositionOf(await ReadHeadAsync(aborted));
        _isAtEnd = false;
        return disposition;
    }

    /// <summary>Takes some of the part's content; 0 at its end.</summary>
    /// <exception cref="ApiException">400: the body ends within the part.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken aborted)
    {
        while (!_isAtEnd)
        {
            var read = await body.ReadAsync(aborted);
            // No more is looked at than can be taken, or small pieces of large buffers would be searched again and again.
            var window = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, target.Length + _delimiter.Length - 1));
            var count = (int)Math.Max(0, window.Length - _delimiter.Length + 1);
            _isAtEnd = IsDelimiterIn(window, ref count);
            window.Slice(0, count).CopyTo(target.Span);
            var taken = window.GetPosition(_isAtEnd ? count + _delimiter.Length : count);
            if (_isAtEnd || count > 0)
            {
                body.AdvanceTo(taken);
                return count;
            }

            body.AdvanceTo(taken, read.Buffer.End);
            if (read.IsCompleted) throw ApiException.BadRequest();
        }

        return 0;
    }

    private bool IsDelimiterIn(ReadOnlySequence<byte> window, ref int start)
    {
        var reader = new SequenceReader<byte>(window);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> before, _delimiter)) return false;
        start = (int)before.Length;
        return true;
    }

    private async ValueTask<bool> IsLastAsync(CancellationToken aborted)
    {
        var read = await body.ReadAtLeastAsync(2, aborted);
        var isLast = new SequenceReader<byte>(read.Buffer).IsNext("--"u8);
        body.AdvanceTo(read.Buffer.Start);
        return isLast;
    }

    /// <summary>What follows the last part is ignored (RFC 2046, 5.1.1). Left unread it would cost the connection.</summary>
    private async ValueTask ReadToEndAsync(CancellationToken aborted)
    {
        while (true)
        {
            var read = await body.ReadAsync(aborted);
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return;
        }
    }

    private async ValueTask<List<string>> ReadHeadAsync(CancellationToken aborted)
    {
        var headers = new List<string>();
        for (var left = LongestHead; ;)
        {
            var whole = await ReadLineAsync(left, aborted);
            left -= whole.Length;
            var line = whole.TrimEnd('\r', '\n');
            if (line.Length == 0) return headers;
            if (line[0] is not (' ' or '\t')) headers.Add(line);
            else if (headers.Count > 0) headers[^1] += " " + line.Trim();
        }
    }

    private async ValueTask<string> ReadLineAsync(int most, CancellationToken aborted)
    {
        while (true)
        {
            var read = await body.ReadAsync(aborted);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = read.Buffer.Slice(0, read.Buffer.GetPosition(1, end));
                var text = line.Length > most ? null : Encoding.UTF8.GetString(line);
                body.AdvanceTo(line.End);
                return text ?? throw ApiException.BadRequest();
            }

            var isTooLong = read.Buffer.Length > most;
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (isTooLong || read.IsCompleted) throw ApiException.BadRequest();
        }
    }

    private static string DispositionOf(List<string> headers)
    {
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) throw ApiException.BadRequest();
            if (header.AsSpan(0, colon).Equals("Content-Disposition", StringComparison.OrdinalIgnoreCase)) return header[(colon + 1)..].Trim();
        }

        return "";
    }
}
