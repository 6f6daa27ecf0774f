using System.Buffers.Binary;

namespace Holdall.Engine.Files;

/// <summary>Types that a few bytes at a fixed place give away.</summary>
internal static class FileSignatures
{
    private static readonly (int Offset, byte[] Bytes, string Type)[] Table =
    [
        (0, [0x89, .. "PNG\r\n\x1A\n"u8], "image/png"),
        (0, [0xFF, 0xD8, 0xFF], "image/jpeg"),
        (0, [.. "GIF87a"u8], "image/gif"),
        (0, [.. "GIF89a"u8], "image/gif"),
        (0, [0, 0, 1, 0], "image/x-icon"),
        (0, [.. "II*\0"u8], "image/tiff"),
        (0, [.. "MM\0*"u8], "image/tiff"),
        (0, [.. "8BPS"u8], "image/vnd.adobe.photoshop"),
        (0, [.. "icns"u8], "image/x-icns"),
        (0, [0xFF, 0x0A], "image/jxl"),
        (0, [0, 0, 0, 0x0C, .. "JXL \r\n"u8, 0x87, 0x0A], "image/jxl"),
        (4, [.. "jP  \r\n"u8], "image/jp2"),
        (0, [.. "%PDF-"u8], "application/pdf"),
        (0, [0x1F, 0x8B], "application/gzip"),
        (0, [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "application/x-7z-compressed"),
        (0, [.. "Rar!\x1A\x07"u8], "application/x-rar-compressed"),
        (0, [0xFD, .. "7zXZ\0"u8], "application/x-xz"),
        (0, [.. "BZh"u8], "application/x-bzip2"),
        (0, [0x28, 0xB5, 0x2F, 0xFD], "application/zstd"),
        (257, [.. "ustar"u8], "application/x-tar"),
        (0, [.. "SQLite format 3\0"u8], "application/vnd.sqlite3"),
        (0, [.. "\0asm"u8], "application/wasm"),
        (0, [0x7F, .. "ELF"u8], "application/x-elf"),
        (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
        (0, [.. "%!PS-Adobe-"u8], "application/postscript"),
        (0, [.. "{\\rtf"u8], "text/rtf"),
        (0, [.. "fLaC"u8], "audio/flac"),
        (0, [.. "MThd"u8], "audio/midi"),
        (0, [.. "#!AMR"u8], "audio/amr"),
        (0, [0xFF, 0xF1], "audio/aac"),
        (0, [0xFF, 0xF9], "audio/aac"),
        (0, [0xFF, 0xFB], "audio/mpeg"),
        (0, [0xFF, 0xFA], "audio/mpeg"),
        (0, [0xFF, 0xF3], "audio/mpeg"),
        (0, [0xFF, 0xF2], "audio/mpeg"),
        (0, [.. "FLV\x01"u8], "video/x-flv"),
        (0, [0, 0, 1, 0xBA], "video/mpeg"),
        (0, [0, 0, 1, 0xB3], "video/mpeg"),
        (0, [.. "wOFF"u8], "font/woff"),
        (0, [.. "wOF2"u8], "font/woff2"),
        (0, [0, 1, 0, 0, 0], "font/ttf"),
        (0, [.. "OTTO\0"u8], "font/otf"),
        (0, [.. "glTF"u8, 2, 0, 0, 0], "model/gltf-binary"),
    ];

    public static string? Find(ReadOnlySpan<byte> head)
    {
        foreach (var (offset, bytes, type) in Table)
        {
            if (head.Length >= offset + bytes.Length && head[offset..].StartsWith(bytes)) return type;
        }

        if (head.StartsWith("ID3"u8)) return IsOnlyTag(head) ? ContentTypes.Id3Tag : "audio/mpeg";

        // Two letters that text may start with as well: more is asked for.
        if (IsBitmap(head)) return "image/bmp";
        if (head.StartsWith("MZ"u8) && head.Contains((byte)0)) return "application/vnd.microsoft.portable-executable";
        return ContainerTypes.Find(head);
    }

    /// <summary>Whether nothing follows the tag. Its size is written in four times seven bits, and does not count the ten bytes of its own head.</summary>
    private static bool IsOnlyTag(ReadOnlySpan<byte> head) =>
        head.Length < ContentTypes.HeadLength && (head.Length < 10 || head.Length <= 10 + (head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]));

    /// <summary>The size of the second header tells its version.</summary>
    private static bool IsBitmap(ReadOnlySpan<byte> head) =>
        head.StartsWith("BM"u8) && head.Length >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(head[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124;
}
