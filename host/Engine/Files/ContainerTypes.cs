using System.Buffers.Binary;
using System.Text;

namespace Holdall.Engine.Files;

/// <summary>Formats that hold many kinds of content, told apart by what stands inside.</summary>
internal static class ContainerTypes
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const string OpenDocument = "application/vnd.oasis.opendocument.";
    private const int NameLengthOffset = 26;
    private const int NameOffset = 30;

    private static readonly string[] DeclaredTypes =
    [
        "application/epub+zip", OpenDocument + "text", OpenDocument + "text-template", OpenDocument + "spreadsheet", OpenDocument + "spreadsheet-template",
        OpenDocument + "presentation", OpenDocument + "presentation-template", OpenDocument + "graphics", OpenDocument + "graphics-template",
        OpenDocument + "formula", OpenDocument + "chart", "application/vnd.sun.xml.calc",
    ];

    public static string? Find(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8)) return Zip(head);
        if (head.StartsWith("PK\x05\x06"u8)) return "application/zip";
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8)) return IsoMedia(head[8..12]);
        if (IsQuickTime(head)) return "video/quicktime";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return OleTypes.Find(head);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3])) return Matroska(head);
        return head.StartsWith("OggS"u8) ? Ogg(head) : null;
    }

    /// <summary>A film from before there was a first atom that tells the type. The size of an atom comes first, and no size begins like a text.</summary>
    private static bool IsQuickTime(ReadOnlySpan<byte> head)
    {
        if (head.Length < 8 || head[0] >= ' ') return false;
        var atom = head[4..8];
        return atom.SequenceEqual("moov"u8) || atom.SequenceEqual("mdat"u8) || atom.SequenceEqual("free"u8) || atom.SequenceEqual("skip"u8)
            || atom.SequenceEqual("wide"u8) || atom.SequenceEqual("pnot"u8);
    }

    private static string IsoMedia(ReadOnlySpan<byte> brand) => Encoding.Latin1.GetString(brand) switch
    {
        "avif" or "avis" => "image/avif",
        "heic" or "heix" => "image/heic",
        "hevc" or "hevx" => "image/heic-sequence",
        "mif1" or "heim" or "heis" or "avic" => "image/heif",
        "msf1" or "hevm" or "hevs" or "avcs" => "image/heif-sequence",
        "qt  " or "moov" or "mqt " => "video/quicktime",
        "F4A " or "F4B " or "M4B " or "M4P " or "MSNV" or "NDAS" => "audio/mp4",
        "mj2s" or "mjp2" => "video/mj2",
        "dvb1" or "dvbt" => "video/vnd.dvb.file",
        "KDDI" => "video/3gpp2",
        var other when other.StartsWith("3g2", StringComparison.Ordinal) => "video/3gpp2",
        "M4A " => "audio/x-m4a",
        "M4V " or "M4VH" or "M4VP" => "video/x-m4v",
        var other when other.StartsWith("3gp", StringComparison.Ordinal) => "video/3gpp",
        _ => "video/mp4",
    };

    /// <summary>The element 0x4282 says which kind it is; behind it stands the length of the word, in one byte.</summary>
    private static string Matroska(ReadOnlySpan<byte> head)
    {
        var kind = head.IndexOf((ReadOnlySpan<byte>)[0x42, 0x82]);
        if (kind < 0 || kind + 3 > head.Length) return ContentTypes.Unknown;
        var word = head[(kind + 3)..];
        return word.StartsWith("webm"u8) ? "video/webm" : word.StartsWith("matroska"u8) ? "video/matroska" : ContentTypes.Unknown;
    }

    private static string Ogg(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("OpusHead"u8) >= 0 || head.IndexOf("vorbis"u8) >= 0 || head.IndexOf("Speex"u8) >= 0 || head.IndexOf("FLAC"u8) >= 0) return "audio/ogg";
        var isVideo = head.IndexOf("theora"u8) >= 0 || head.IndexOf("fishead"u8) >= 0 || head.IndexOf("\u0001video"u8) >= 0;
        return isVideo ? "video/ogg" : "application/ogg";
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
        if (name.StartsWith("visio/"u8)) return "application/vnd.ms-visio.drawing.main+xml";
        if (name.SequenceEqual("doc.kml"u8)) return "application/vnd.google-earth.kmz";
        if (name.SequenceEqual("AndroidManifest.xml"u8)) return "application/vnd.android.package-archive";
        return name.StartsWith("META-INF/MANIFEST.MF"u8) ? "application/java-archive" : null;
    }

    /// <summary>Books and open documents say their type in a first entry that is not compressed.</summary>
    private static string Declared(ReadOnlySpan<byte> content)
    {
        var (found, length) = ("application/zip", 0);
        foreach (var type in DeclaredTypes)
        {
            // A template begins with the name of what it is a template for.
            if (type.Length > length && content.StartsWith(Encoding.ASCII.GetBytes(type))) (found, length) = (type, type.Length);
        }

        return found;
    }
}
