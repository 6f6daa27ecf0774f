using System.Text;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>Writes messages as server-sent events.</summary>
internal static class EventText
{
    /// <summary>The part of an event that is the same for everybody; before it stands <c>id:</c> and the id of the client.</summary>
    public static byte[] Write(Frame frame)
    {
        var start = "\nevent:"u8;
        var middle = "\ndata:"u8;
        var end = "\n\n"u8;
        var data = frame.Data.Span;
        var text = new byte[start.Length + Encoding.UTF8.GetByteCount(frame.Name) + middle.Length + data.Length + end.Length];
        var rest = text.AsSpan();
        start.CopyTo(rest);
        rest = rest[start.Length..];
        rest = rest[Encoding.UTF8.GetBytes(frame.Name, rest)..];
        middle.CopyTo(rest);
        data.CopyTo(rest[middle.Length..]);
        end.CopyTo(rest[(middle.Length + data.Length)..]);
        return text;
    }
}
