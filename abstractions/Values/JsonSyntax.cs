using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Holdall.Values;

/// <summary>JSON as text: what counts as such, and how a plain text becomes one.</summary>
internal static class JsonSyntax
{
    /// <summary>How often lists and maps of a json field may be nested.</summary>
    public const int MaxDepth = 10_000;

    private static readonly JsonReaderOptions Deep = new() { MaxDepth = MaxDepth };
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n"u8);
    private static readonly SearchValues<char> Starts = SearchValues.Create("0123456789-\"[{");
    private static readonly SearchValues<byte> StartBytes = SearchValues.Create("0123456789-\"[{"u8);

    /// <summary>Control characters other than backspace, tab, line feed, form feed and carriage return.</summary>
    private static readonly SearchValues<char> Unquotable = SearchValues.Create(
        "\x00\x01\x02\x03\x04\x05\x06\x07\x0B\x0E\x0F\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F\x7F");

    /// <summary>
    /// The JSON that a text means: the text itself if it is JSON, else the text in quotes. One with control characters that can't be quoted is left as it is,
    /// which is no JSON, and fails where that is asked for.
    /// </summary>
    public static string FromText(string text)
    {
        if (text.Length == 0) return "\"\"";
        if (text is "null" or "true" or "false") return text;
        if (Starts.Contains(text[0]) && IsValid(text)) return WellFormed(text);
        return text.AsSpan().ContainsAny(Unquotable) ? WellFormed(text) : Quote(text);
    }

    /// <summary>Whether a text is JSON as clients must send it: each name once in its object, and no half of a surrogate pair.</summary>
    public static bool IsStrict(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        try
        {
            var reader = new Utf8JsonReader(utf8, Deep);
            while (reader.Read())
            {
                // Reading fails where an escape is half a pair; going on to the next token does not.
                if (reader.ValueIsEscaped) reader.GetString();
            }

            using var document = JsonDocument.Parse(utf8, Strict);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    public static bool IsValid(string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var valid = IsValid(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        ArrayPool<byte>.Shared.Return(buffer);
        return valid;
    }

    public static bool IsValid(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, Deep);
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static bool TryParse(string text, out JsonElement root)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
            root = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            root = default;
            return false;
        }
    }

    /// <summary>Writes a JSON text without insignificant space, all else as it stands; a text that is no JSON as a string.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> utf8)
    {
        if (!TryWrite(writer, utf8)) writer.WriteStringValue(utf8);
    }

    /// <summary>Writes what <see cref="FromText"/> makes of a text, without making it of one that is JSON already.</summary>
    public static void WriteFromText(Utf8JsonWriter writer, ReadOnlySpan<byte> utf8)
    {
        if (BeginsLikeJson(utf8) && TryWrite(writer, utf8)) return;
        Write(writer, Encoding.UTF8.GetBytes(FromText(Encoding.UTF8.GetString(utf8))));
    }

    private static bool BeginsLikeJson(ReadOnlySpan<byte> utf8) =>
        utf8 is [var first, ..] && StartBytes.Contains(first)
        || utf8.SequenceEqual("true"u8) || utf8.SequenceEqual("false"u8) || utf8.SequenceEqual("null"u8);

    /// <summary>Halves of surrogate pairs, as scripts may leave them, would make the text unreadable.</summary>
    private static string WellFormed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static bool TryWrite(Utf8JsonWriter writer, ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8)) utf8 = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(utf8));
        if (!IsValid(utf8)) return false;
        if (utf8.IndexOfAny(Space) < 0)
        {
            writer.WriteRawValue(utf8, skipInputValidation: true);
            return true;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(utf8.Length);
        writer.WriteRawValue(buffer.AsSpan(0, Compact(utf8, buffer)), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(buffer);
        return true;
    }

    private static int Compact(ReadOnlySpan<byte> json, Span<byte> target)
    {
        var length = 0;
        var quoted = false;
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (!quoted && c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') continue;
            target[length++] = c;
            if (c == '"') quoted = !quoted;
            else if (quoted && c == '\\') target[length++] = json[++i];
        }

        return length;
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\') quoted.Append('\\').Append((char)rune.Value);
            else if (rune.Value == ' ' || !rune.IsBmp || IsPrintable(rune)) quoted.Append(rune);
            else quoted.Append(Escape(rune.Value));
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Letters, marks, numbers, punctuation and symbols. All else is stored as an escape.</summary>
    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Escape(int code) => code switch
    {
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{code:x4}"),
    };
}
