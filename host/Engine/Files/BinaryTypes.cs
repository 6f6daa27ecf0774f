using System.Buffers.Binary;

namespace Holdall.Engine.Files;

/// <summary>Formats whose first bytes stand at the start of other files too, or say more than one thing: they are looked at more closely.</summary>
internal static class BinaryTypes
{
    private const int AnimationSearchLength = 64;
    private const int FontHeadLength = 28;
    private const int OldestClassVersion = 45;
    private const int TagHeadLength = 10;

    public static string? Find(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, .. "PNG\r\n\x1A\n"u8])) return IsAnimated(head) ? "image/apng" : "image/png";
        if (head.StartsWith("ID3"u8)) return IsOnlyTag(head) ? ContentTypes.Id3Tag : "audio/mpeg";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x7F, .. "ELF"u8])) return Elf(head);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE])) return ClassOrMachO(head);
        if (head.StartsWith((ReadOnlySpan<byte>)[0, 1, 0, 0]) && IsFont(head)) return "font/ttf";
        if (head.StartsWith("OTTO"u8) && IsFont(head)) return "font/otf";
        if (head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0x27, 0x0A])) return Shapefile(head);
        if (IsFlash(head)) return "application/x-shockwave-flash";
        if (IsBitmap(head)) return "image/bmp";
        return head.StartsWith("MZ"u8) && head.Contains((byte)0) ? "application/vnd.microsoft.portable-executable" : null;
    }

    private static bool IsAnimated(ReadOnlySpan<byte> head) => head[..Math.Min(head.Length, AnimationSearchLength)].IndexOf("acTL"u8) >= 0;

    /// <summary>Whether nothing follows the tag. Its size is written in four times seven bits, and does not count the ten bytes of its own head.</summary>
    private static bool IsOnlyTag(ReadOnlySpan<byte> head) =>
        head.Length < ContentTypes.HeadLength
        && (head.Length < TagHeadLength || head.Length <= TagHeadLength + (head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9]));

    /// <summary>The sixth byte tells the order of bytes, the seventeenth and eighteenth what the file is for.</summary>
    private static string Elf(ReadOnlySpan<byte> head)
    {
        if (head.Length < 18) return "application/x-elf";
        var use = head[5] == 2 ? BinaryPrimitives.ReadUInt16BigEndian(head[16..]) : BinaryPrimitives.ReadUInt16LittleEndian(head[16..]);
        return use switch
        {
            1 => "application/x-object",
            2 => "application/x-executable",
            3 => "application/x-sharedlib",
            4 => "application/x-coredump",
            _ => "application/x-elf",
        };
    }

    /// <summary>Both begin alike: what is a version of Java for the one is a number of processors for the other.</summary>
    private static string? ClassOrMachO(ReadOnlySpan<byte> head)
    {
        if (head.Length < 8) return null;
        return BinaryPrimitives.ReadUInt16BigEndian(head[6..]) >= OldestClassVersion ? "application/x-java-applet" : "application/x-mach-binary";
    }

    /// <summary>The list of tables has to be there, and its first entry has to have a name.</summary>
    private static bool IsFont(ReadOnlySpan<byte> head) =>
        head.Length >= FontHeadLength && BinaryPrimitives.ReadUInt16BigEndian(head[4..]) is > 0 and < 256
        && !head[12..16].ContainsAnyExceptInRange((byte)' ', (byte)'~');

    /// <summary>The index begins like the shapes, which have a kind of shape where the index says nothing new.</summary>
    private static string Shapefile(ReadOnlySpan<byte> head)
    {
        if (head.Length < 36 || BinaryPrimitives.ReadInt32LittleEndian(head[28..]) != 1000) return "application/vnd.shx";
        return BinaryPrimitives.ReadInt32LittleEndian(head[32..]) is 0 or 1 or 3 or 5 or 8 or 11 or 13 or 15 or 18 or 21 or 23 or 25 or 28 or 31
            ? "application/vnd.shp"
            : "application/vnd.shx";
    }

    /// <summary>Three letters and a version.</summary>
    private static bool IsFlash(ReadOnlySpan<byte> head) => head.Length > 3 && head[0] is (byte)'F' or (byte)'C' or (byte)'Z'
        && head[1..3].SequenceEqual("WS"u8) && head[3] is > 0 and < (byte)' ';

    /// <summary>The size of the second header tells its version.</summary>
    private static bool IsBitmap(ReadOnlySpan<byte> head) =>
        head.StartsWith("BM"u8) && head.Length >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(head[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124;
}
