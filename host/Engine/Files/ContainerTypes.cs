using System.Buffers.Binary;
using System.Text;

namespace Holdall.Engine.Files;

/// <summary>Formats that hold many kinds of content, told apart by what stands inside.</summary>
internal static class ContainerTypes
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const int NameLengthOffset = 26;
    private const int NameOffset = 30;

    public static string? Find(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8)) return Zip(head);
        if (head.StartsWith("PK\x05\x06"u8)) return "application/zip";
        if (head.Length >= 12 && head.StartsWith("RIFF"u8)) return Riff(head[8..12]);
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8)) return IsoMedia(head[8..12]);
        if (head.Length >= 12 && head.StartsWith("FORM"u8) && head[8..11].SequenceEqual("AIF"u8)) return "audio/aiff";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3])) return Matroska(head);
        return head.StartsWith("OggS"u8) ? Ogg(head) : null;
    }

    private static string? Riff(ReadOnlySpan<byte> form)
    {
        if (form.SequenceEqual("WAVE"u8)) return "audio/wav";
        if (form.SequenceEqual("WEBP"u8)) return "image/webp";
        return form.SequenceEqual("AVI "u8) ? "video/x-msvideo" : null;
    }

    private static string IsoMedia(ReadOnlySpan<byte> brand) => Encoding.Latin1.GetString(brand) switch
    {
        "avif" or "avis" => "image/avif",
        "heic" or "heix" => "image/heic",
        "mif1" or "heim" or "heis" or "avic" => "image/heif",
        "qt  " or "moov" => "video/quicktime",
        "M4A " => "audio/x-m4a",
        "M4V " or "M4VH" or "M4VP" => "video/x-m4v",
        var other when other.StartsWith("3gp", StringComparison.Ordinal) => "video/3gpp",
        _ => "video/mp4",
    };

    private static string Matroska(ReadOnlySpan<byte> head) =>
        head.IndexOf("webm"u8) >= 0 ? "video/webm" : head.IndexOf("matroska"u8) >= 0 ? "video/x-matroska" : ContentTypes.Unknown;

    private static string Ogg(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("OpusHead"u8) >= 0 || head.IndexOf("vorbis"u8) >= 0 || head.IndexOf("Speex"u8) >= 0 || head.IndexOf("FLAC"u8) >= 0) return "audio/ogg";
        return head.IndexOf("theora"u8) >= 0 ? "video/ogg" : "application/ogg";
    }

    private static string Zip(ReadOnlySpan<byte> head)
    {
        if (EntryName(head).SequenceEqual("mimetype"u8)) return Declared(head[(NameOffset + "mimetype"u8.Length)..]);
        for (var rest = head; rest.Length > NameOffset;)
        {
            if (OfEntry(EntryName(rest)) is { } type) return type;
            var next = rest[4..].IndexOf("PK\x03\x04"u8);
            if (next < 0) break;
            rest = rest[(next + 4)..];
        }

        return "application/zip";
    }

    private static ReadOnlySpan<byte> EntryName(ReadOnlySpan<byte> header)
    {
        if (header.Length <= NameOffset) return [];
        var length = BinaryPrimitives.ReadUInt16LittleEndian(header[NameLengthOffset..]);
        return header.Slice(NameOffset, Math.Min(length, header.Length - NameOffset));
    }

    private static string? OfEntry(ReadOnlySpan<byte> name)
    {
        if (name.StartsWith("word/"u8)) return Office + "wordprocessingml.document";
        if (name.StartsWith("xl/"u8)) return Office + "spreadsheetml.sheet";
        if (name.StartsWith("ppt/"u8)) return Office + "presentationml.presentation";
        if (name.SequenceEqual("AndroidManifest.xml"u8)) return "application/vnd.android.package-archive";
        return name.StartsWith("META-INF/MANIFEST.MF"u8) ? "application/java-archive" : null;
    }

    /// <summary>Books and open documents say their type in a first entry that is not compressed.</summary>
    private static string Declared(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<string> types =
        [
            "application/epub+zip", "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation", "application/vnd.oasis.opendocument.graphics",
        ];
        foreach (var type in types)
        {
            if (content.StartsWith(Encoding.ASCII.GetBytes(type))) return type;
        }

        return "application/zip";
    }
}
