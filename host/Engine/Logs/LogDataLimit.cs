using System.Buffers;
using System.Text.Json;
using Holdall.Settings;

namespace Holdall.Engine.Logs;

/// <summary>
/// Keeps the data of an entry within the size that the settings allow. Values are kept whole or become null, so the result is JSON again and no
/// text is broken.
/// </summary>
internal static class LogDataLimit
{
    /// <summary>What 0 stands for. The texts of a request are cut far below; only what hooks and plugins add gets here.</summary>
    public const int Default = 64 << 10;

    private const string MarkName = "__pb_truncated__";

    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    private static ReadOnlySpan<byte> Mark => "\"__pb_truncated__\":"u8;

    /// <summary>Most bytes that the data of an entry may have.</summary>
    public static long Of(LogSettings logs) => logs.MaxDataSize > 0 ? logs.MaxDataSize : Default;

    /// <summary>
    /// The members that fit, in alphabetical order as in every stored object; the first that does not becomes null if that fits, and is the last.
    /// </summary>
    /// <param name="data">A JSON object that is too long.</param>
    /// <param name="most">Most bytes. The mark stays even if it alone is longer.</param>
    public static ReadOnlySpan<byte> Shorten(ReadOnlySpan<byte> data, long most)
    {
        var shorter = new ArrayBufferWriter<byte>();
        var room = most - "{}".Length - Mark.Length - "true".Length;
        var isMarked = false;
        foreach (var member in Members(data))
        {
            var isCut = room < 1 + member.Length;
            if (isCut && room < 1 + member.NameLength + "null".Length) break;
            if (!isMarked && string.CompareOrdinal(member.Name, MarkName) > 0) isMarked = Append(shorter, Mark, "true"u8);
            Append(shorter, data.Slice(member.Start, member.NameLength), isCut ? "null"u8 : data.Slice(member.Start, member.Length)[member.NameLength..]);
            if (isCut) break;
            room -= 1 + member.Length;
        }

        if (!isMarked) Append(shorter, Mark, "true"u8);
        shorter.Write("}"u8);
        return shorter.WrittenSpan;
    }

    /// <summary>The members of an object, sorted. One that has the name of the mark gives way to it.</summary>
    private static List<Member> Members(ReadOnlySpan<byte> data)
    {
        var members = new List<Member>();
        var json = new Utf8JsonReader(data, AnyDepth);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (name, start) = (json.GetString()!, (int)json.TokenStartIndex);
            json.Read();
            var value = (int)json.TokenStartIndex;
            json.Skip();
            if (name != MarkName) members.Add(new Member(name, start, value - start, (int)json.BytesConsumed - start));
        }

        members.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return members;
    }

    /// <returns>True: it is there.</returns>
    private static bool Append(ArrayBufferWriter<byte> text, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        text.Write(text.WrittenCount == 0 ? "{"u8 : ","u8);
        text.Write(name);
        text.Write(value);
        return true;
    }

    /// <summary>Where a member stands: its name with quotes and colon, then the value.</summary>
    private readonly record struct Member(string Name, int Start, int NameLength, int Length);
}
