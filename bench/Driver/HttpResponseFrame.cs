using System.Buffers.Text;
using System.Text;

namespace Holdall.Bench.Driver;

/// <summary>Finds where an HTTP/1.1 response ends in the bytes received so far. Looks at nothing but what that takes, and allocates nothing.</summary>
internal static class HttpResponseFrame
{
    /// <returns>True when the whole response is there; <paramref name="length"/> is its length, head included.</returns>
    public static bool TryMeasure(ReadOnlySpan<byte> received, out int status, out int length)
    {
        status = 0;
        length = 0;
        var headLength = received.IndexOf("\r\n\r\n"u8) + 4;
        if (headLength < 4)
            return false;

        var head = received[..(headLength - 2)];
        status = Status(head);
        if (TryFindHeader(head, "Content-Length:"u8, out var value))
            length = headLength + Number(value);
        else if (TryFindHeader(head, "Transfer-Encoding:"u8, out value) && Ascii.EqualsIgnoreCase(value, "chunked"u8))
            return TryMeasureChunks(received, headLength, out length);
        else if (status is 204 or 304)
            length = headLength;
        else
            throw new InvalidDataException("The response says neither its length nor that it is chunked.");
        return received.Length >= length;
    }

    private static int Status(ReadOnlySpan<byte> head) =>
        head.StartsWith("HTTP/1.1 "u8) && Utf8Parser.TryParse(head[9..], out int status, out var digits) && digits == 3
            ? status
            : throw new InvalidDataException("The response is not HTTP/1.1.");

    private static int Number(ReadOnlySpan<byte> value) =>
        Utf8Parser.TryParse(value, out int number, out var digits) && digits == value.Length && number >= 0
            ? number
            : throw new InvalidDataException("The content length is not a number.");

    private static bool TryFindHeader(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        for (var rest = head; rest.IndexOf((byte)'\n') is >= 0 and var end; rest = rest[(end + 1)..])
        {
            if (end < name.Length || !Ascii.EqualsIgnoreCase(rest[..name.Length], name))
                continue;

            value = rest[name.Length..end].Trim(" \t\r"u8);
            return true;
        }

        value = default;
        return false;
    }

    private static bool TryMeasureChunks(ReadOnlySpan<byte> received, int start, out int length)
    {
        length = start;
        while (length < received.Length)
        {
            var line = received[length..].IndexOf("\r\n"u8);
            if (line < 0)
                return false;
            if (!Utf8Parser.TryParse(received.Slice(length, line), out int size, out _, 'x') || size < 0)
                throw new InvalidDataException("The size of a chunk is not a number.");

            // A chunk is its size, its bytes and a line end each; the last one is empty.
            length += line + 2 + size + 2;
            if (size == 0)
                return received.Length >= length;
        }

        return false;
    }
}
