using System.Buffers.Binary;

namespace Holdall.Plugins.Files.Thumbs;

/// <summary>Writes a GIF of one frame, which Skia can only read.</summary>
internal static class GifEncoder
{
    private const byte Transparent = GifPalette.MaxColors;
    private const int BitsPerPixel = 8;

    /// <param name="pixels">Four bytes for each pixel, red first.</param>
    /// <param name="width">Width, at most 65,535.</param>
    /// <param name="height">Height, at most 65,535.</param>
    public static MemoryStream Encode(ReadOnlySpan<byte> pixels, int width, int height)
    {
        var palette = new GifPalette(pixels);
        var gif = new MemoryStream();
        WriteHead(gif, palette, width, height);
        var codes = new GifCodes(gif, BitsPerPixel);
        for (var i = 0; i < pixels.Length; i += 4) codes.Add(GifPalette.IsSolid(pixels[i..]) ? palette.PlaceOf(pixels[i..]) : Transparent);
        codes.End();
        gif.WriteByte((byte)';');
        gif.Position = 0;
        return gif;
    }

    private static void WriteHead(MemoryStream gif, GifPalette palette, int width, int height)
    {
        gif.Write("GIF89a"u8);
        WriteSize(gif, width, height);
        // A table of 256 colours for all frames; no background, square pixels.
        gif.Write([0xF7, 0, 0]);
        gif.Write(palette.Colors);
        gif.Write(new byte[((GifPalette.MaxColors + 1) * 3) - palette.Colors.Length]);
        gif.Write([0x21, 0xF9, 4, 1, 0, 0, Transparent, 0]);
        gif.Write([(byte)',', 0, 0, 0, 0]);
        WriteSize(gif, width, height);
        gif.Write([0, BitsPerPixel]);
    }

    private static void WriteSize(MemoryStream gif, int width, int height)
    {
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(size, (ushort)width);
        BinaryPrimitives.WriteUInt16LittleEndian(size[2..], (ushort)height);
        gif.Write(size);
    }
}
