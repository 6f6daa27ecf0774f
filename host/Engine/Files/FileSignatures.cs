using System.Text;

namespace Holdall.Engine.Files;

/// <summary>Types that a few bytes at a fixed place give away, in the order in which they are looked for.</summary>
internal static class FileSignatures
{
    private const char Any = '?';

    /// <summary>Where the bytes stand, the bytes as Latin-1 with a question mark for whatever may be there, and the type.</summary>
    private static readonly (int Offset, string Bytes, string Type)[] Table =
    [
        (0, "/* XPM */", "image/x-xpixmap"),
        (0, "7z\u00BC\u00AF'\u001C", "application/x-7z-compressed"),
        (0, "%PDF-", "application/pdf"),
        (0, "%FDF", "application/vnd.fdf"),
        (0, "%!PS-Adobe-", "application/postscript"),
        (0, "8BPS", "image/vnd.adobe.photoshop"),
        (0, "-----BEGIN PKCS7", "application/pkcs7-signature"),
        (0, "\u00FF\u00D8\u00FF", "image/jpeg"),
        (0, "\u00FF\u000A", "image/jxl"),
        (0, "\0\0\0\u000CJXL \r\n\u0087\n", "image/jxl"),
        (0, "\0\0\0\u000CJXS \r\n\u0087\n", "image/jxs"),
        (4, "jP  \r\n??????????jpx ", "image/jpx"),
        (4, "jP  \r\n??????????jpm ", "image/jpm"),
        (4, "jP  \r\n", "image/jp2"),
        (0, "GIF87a", "image/gif"),
        (0, "GIF89a", "image/gif"),
        (0, "RIFF????WEBP", "image/webp"),
        (0, "!<arch>\ndebian-binary", "application/vnd.debian.binary-package"),
        (0, "!<arch>\n", "application/x-archive"),
        (257, "ustar", "application/x-tar"),
        (0, "xar!", "application/x-xar"),
        (0, "BZh", "application/x-bzip2"),
        (0, "SIMPLE  =                    T", "application/fits"),
        (0, "II*\0", "image/tiff"),
        (0, "MM\0*", "image/tiff"),
        (0, "\0\0\u001A\0\0\u0010\u0004\0", "application/vnd.lotus-1-2-3"),
        (0, "\0\0\u0001\0", "image/x-icon"),
        (0, "fLaC", "audio/flac"),
        (0, "MThd", "audio/midi"),
        (0, "MAC ?\u000F", "audio/ape"),
        (0, "MPCK", "audio/musepack"),
        (0, "#!AMR", "audio/amr"),
        (0, "RIFF????WAVE", "audio/wav"),
        (0, "FORM????AIF", "audio/aiff"),
        (0, ".snd\0", "audio/basic"),
        (0, "\0\0\u0001\u00BA", "video/mpeg"),
        (0, "\0\0\u0001\u00B3", "video/mpeg"),
        (0, "RIFF????AVI ", "video/x-msvideo"),
        (0, "FLV\u0001", "video/x-flv"),
        (0, "0&\u00B2u\u008Ef\u00CF\u0011\u00A6\u00D9\0\u00AA\0b\u00CEl", "video/x-ms-asf"),
        (0, "\u00FF\u00F1", "audio/aac"),
        (0, "\u00FF\u00F9", "audio/aac"),
        (0, "Creative Voice File", "audio/x-unknown"),
        (0, "#EXTM3U", "application/vnd.apple.mpegurl"),
        (0, ".RMF", "application/vnd.rn-realmedia-vbr"),
        (0, "\u001F\u008B", "application/gzip"),
        (0, "Cr24", "application/x-chrome-extension"),
        (0, "wOFF", "font/woff"),
        (0, "wOF2", "font/woff2"),
        (0, "ttcf", "font/collection"),
        (8, "?\0\u0002\0??????????????????????LP", "application/vnd.ms-fontobject"),
        (0, "\0asm", "application/wasm"),
        (128, "DICM", "application/dicom"),
        (0, "Rar!\u001A\u0007", "application/vnd.rar"),
        (0, "AT&TFORM????DJV", "image/vnd.djvu"),
        (60, "BOOKMOBI", "application/x-mobipocket-ebook"),
        (0, "ITOLITLS", "application/x-ms-reader"),
        (0, "BPG\u00FB", "image/bpg"),
        (0, "\u00D9\u00D9\u00F7", "application/cbor"),
        (0, "SQLite format 3\0", "application/vnd.sqlite3"),
        (0, "AC10??\0", "image/vnd.dwg"),
        (0, "NES\u001A", "application/vnd.nintendo.snes.rom"),
        (0, "L\0\0\0\u0001\u0014\u0002\0", "application/x-ms-shortcut"),
        (0, "\u00FE\u00ED\u00FA\u00CE", "application/x-mach-binary"),
        (0, "\u00FE\u00ED\u00FA\u00CF", "application/x-mach-binary"),
        (0, "\u00CE\u00FA\u00ED\u00FE", "application/x-mach-binary"),
        (0, "\u00CF\u00FA\u00ED\u00FE", "application/x-mach-binary"),
        (0, "RIFF????QLCM", "audio/qcelp"),
        (0, "icns", "image/x-icns"),
        (0, "#?RADIANCE\n", "image/vnd.radiance"),
        (0, "\0\u0001\0\0Standard Jet DB", "application/x-msaccess"),
        (0, "\0\u0001\0\0Standard ACE DB", "application/x-msaccess"),
        (0, "(\u00B5/\u00FD", "application/zstd"),
        (0, "MSCF\0\0\0\0", "application/vnd.ms-cab-compressed"),
        (0, "\u00ED\u00AB\u00EE\u00DB", "application/x-rpm"),
        (0, "\u00FD7zXZ\0", "application/x-xz"),
        (0, "LZIP", "application/lzip"),
        (0, "d8:announce", "application/x-bittorrent"),
        (0, "070707", "application/x-cpio"),
        (0, "070701", "application/x-cpio"),
        (0, "070702", "application/x-cpio"),
        (0, "TZif", "application/tzif"),
        (0, "gimp xcf", "image/x-xcf"),
        (0, "\0???????????????????GPAT", "image/x-gimp-pat"),
        (0, "\0???????????????????GIMP", "image/x-gimp-gbr"),
        (0, "glTF\u0001\0\0\0", "model/gltf-binary"),
        (0, "glTF\u0002\0\0\0", "model/gltf-binary"),
        (0, "ISc(", "application/x-installshield"),
        (0, "II\u00BC\u0001", "image/jxr"),
        (0, "PAR1", "application/vnd.apache.parquet"),
        (0, "\u00E4R\\{\u008C\u00D8\u00A7M\u00AE\u00B1Sx\u00D0)\u0096\u00D3", "application/onenote"),
        (0, "ITSF", "application/vnd.ms-htmlhelp"),
        (0, "\u00FFWPC", "application/vnd.wordperfect"),
        (0, "GRIB???\u0001", "application/grib"),
        (0, "GRIB???\u0002", "application/grib"),
        (0, "x\u0001", "application/zlib"),
        (0, "x\u009C", "application/zlib"),
        (0, "HSP\u0001\u009B\0", "application/x-os2-inf"),
        (0, "HSP\u0010\u009B\0", "application/x-os2-hlp"),
        (0, "<MakerFile ", "application/vnd.framemaker"),
        (0, "BUFR???\u0003", "application/bufr"),
        (0, "BUFR???\u0004", "application/bufr"),
        (0, "\u00FF\u00FB", "audio/mpeg"),
        (0, "\u00FF\u00FA", "audio/mpeg"),
        (0, "\u00FF\u00F3", "audio/mpeg"),
        (0, "\u00FF\u00F2", "audio/mpeg"),
        (0, "{\\rtf", "text/rtf"),
        (0, "WARC/0.", "application/warc"),
        (0, "WARC/1.", "application/warc"),
    ];

    private static readonly (int Offset, byte[] Bytes, string Type)[] Signatures =
        Array.ConvertAll(Table, static row => (row.Offset, Encoding.Latin1.GetBytes(row.Bytes), row.Type));

    public static string? Find(ReadOnlySpan<byte> head)
    {
        foreach (var (offset, bytes, type) in Signatures)
        {
            if (head.Length >= offset + bytes.Length && IsMatch(head.Slice(offset, bytes.Length), bytes)) return type;
        }

        return null;
    }

    private static bool IsMatch(ReadOnlySpan<byte> content, byte[] signature)
    {
        for (var i = 0; i < signature.Length; i++)
        {
            if (signature[i] != content[i] && signature[i] != Any) return false;
        }

        return true;
    }
}
