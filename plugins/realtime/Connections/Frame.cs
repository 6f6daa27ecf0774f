using System.Text;
using Holdall.Realtime;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>A message as bytes, shared by all clients that get it.</summary>
/// <param name="name">Topic, or name of the event.</param>
/// <param name="data">What it says, in UTF-8.</param>
internal sealed class Frame(string name, ReadOnlyMemory<byte> data)
{
    /// <summary>What a message needs beside its bytes.</summary>
    private const int Overhead = 100;

    private byte[]? _event;
    private byte[]? _json;
    private RealtimeMessage? _message;

    /// <summary>In how many queues it waits.</summary>
    public int Holders;

    public Frame(RealtimeMessage message)
        : this(message.Name, Encoding.UTF8.GetBytes(message.Data)) => _message = message;

    /// <summary>Whether it answers what a client has said, so that it is for nobody else.</summary>
    public bool IsReply { get; private init; }

    public string Name => name;

    public ReadOnlyMemory<byte> Data => data;

    /// <summary>What it counts for where memory is bounded.</summary>
    public int Size { get; } = data.Length + name.Length + Overhead;

    /// <summary>The message as handlers see it.</summary>
    public RealtimeMessage Message => _message ??= new RealtimeMessage { Name = name, Data = Encoding.UTF8.GetString(data.Span) };

    /// <summary>As a server-sent event, behind the id.</summary>
    public byte[] Event => _event ??= EventText.Write(this);

    /// <summary>The answer to what a client has said over a WebSocket.</summary>
    public static Frame Reply(byte[] json) => new("", json) { IsReply = true, _json = json };

    /// <summary>As a text of a WebSocket.</summary>
    public byte[] Json => _json ??= SocketText.Write(this);
}
