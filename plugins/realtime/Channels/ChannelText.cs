using System.Buffers;
using System.Text.Json;
using Holdall.Values;

namespace Holdall.Plugins.Realtime.Channels;

/// <summary>Writes what members of a channel are told.</summary>
internal static class ChannelText
{
    /// <summary>To one who has joined.</summary>
    public static ReadOnlyMemory<byte> Joined(Member member, IEnumerable<Member> others) => Write("joined", (member, others), static (writer, it) =>
    {
        writer.WriteString("id"u8, it.member.Id);
        if (!it.member.SeesMembers) return;
        writer.WriteStartArray("members"u8);
        foreach (var other in it.others) WriteMember(writer, other);
        writer.WriteEndArray();
    });

    /// <summary>To one who may not join.</summary>
    public static ReadOnlyMemory<byte> Refused(string reason) => Write("refused", reason, static (writer, reason) => writer.WriteString("message"u8, reason));

    /// <summary>Of one who comes, or says something else of itself.</summary>
    public static ReadOnlyMemory<byte> Of(string action, Member member) => Write(action, member, static (writer, member) =>
    {
        writer.WritePropertyName("member"u8);
        WriteMember(writer, member);
    });

    /// <summary>What a member has sent.</summary>
    public static ReadOnlyMemory<byte> Message(Member from, string data) => Write("message", (from, data), static (writer, it) =>
    {
        writer.WriteString("from"u8, it.from.Id);
        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(it.data, skipInputValidation: true);
    });

    private static void WriteMember(Utf8JsonWriter writer, Member member)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, member.Id);
        if (member.Viewer.Auth is { IsGuest: false } auth)
        {
            writer.WriteStartObject("user"u8);
            writer.WriteString("id"u8, auth.Id);
            writer.WriteString("collectionName"u8, auth.Collection!.Name);
            writer.WriteEndObject();
        }

        if (member.State is { } state)
        {
            writer.WritePropertyName("state"u8);
            writer.WriteRawValue(state, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Write<T>(string action, T it, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("action"u8, action);
        write(writer, it);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
