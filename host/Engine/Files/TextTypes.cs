using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Holdall.Engine.Files;

/// <summary>Types of text: what it is by its first words or its form, and its charset.</summary>
internal static class TextTypes
{
    /// <summary>Bytes that stand in no text: control characters other than white space and escape.</summary>
    private static readonly SearchValues<byte> Binary = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 0x0B, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1C, 0x1D, 0x1E, 0x1F]);

    /// <summary>Bytes that ISO 8859 has no letters for. The next line is 0x85 there.</summary>
    private static readonly SearchValues<byte> Extended = SearchValues.Create(
    [
        0x80, 0x81, 0x82, 0x83, 0x84, 0x86, 0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8C, 0x8D, 0x8E, 0x8F, 0x90, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99,
        0x9A, 0x9B, 0x9C, 0x9D, 0x9E, 0x9F,
    ]);

    /// <returns>Null if it is no text.</returns>
    public static string? Find(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF])) return "text/plain; charset=utf-32be";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return "text/plain; charset=utf-32le";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return "text/plain; charset=utf-16be";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return "text/plain; charset=utf-16le";
        if (head.ContainsAny(Binary)) return null;
        var isCut = head.Length == ContentTypes.HeadLength;
        var body = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        var text = body.TrimStart(" \t\r\n\f"u8);
        return MarkupTypes.Find(text, Charset(head)) ?? FirstWords(text) ?? JsonTypes.Find(text, isCut) ?? SeparatedText.Find(body, isCut)
            ?? $"text/plain; charset={Charset(head)}";
    }

    private static string Charset(ReadOnlySpan<byte> head)
    {
        if (Utf8.IsValid(WithoutCutCharacter(head))) return "utf-8";
        return head.ContainsAny(Extended) ? "windows-1252" : "iso-8859-1";
    }

    /// <summary>The end of the head may lie inside a character.</summary>
    private static ReadOnlySpan<byte> WithoutCutCharacter(ReadOnlySpan<byte> head)
    {
        if (head.Length < ContentTypes.HeadLength) return head;
        for (var back = 1; back <= 3; back++)
        {
            if (head[^back] < 0x80) return head;
            if (head[^back] >= 0xC0) return Rune.DecodeFromUtf8(head[^back..], out _, out _) == OperationStatus.Done ? head : head[..^back];
        }

        return head;
    }

    private static string? FirstWords(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("#!"u8)) return Script(text);
        if (text.StartsWith("<?php"u8)) return "text/x-php";
        if (text.StartsWith("WEBVTT"u8)) return "text/vtt";
        if (text.StartsWith("BEGIN:VCARD"u8)) return "text/vcard";
        if (text.StartsWith("BEGIN:VCALENDAR"u8)) return "text/calendar";
        return Subtitles.Find(text) ?? PortableBitmaps.Find(text);
    }

    private static string? Script(ReadOnlySpan<byte> text)
    {
        var line = text.IndexOf((byte)'\n') is >= 0 and var end ? text[..end] : text;
        if (line.IndexOf("python"u8) >= 0) return "text/x-python";
        if (line.IndexOf("node"u8) >= 0) return "text/javascript";
        if (line.IndexOf("perl"u8) >= 0) return "text/x-perl";
        if (line.IndexOf("ruby"u8) >= 0) return "text/x-ruby";
        if (line.IndexOf("lua"u8) >= 0) return "text/x-lua";
        if (line.IndexOf("php"u8) >= 0) return "text/x-php";
        if (line.IndexOf("tclsh"u8) >= 0 || line.IndexOf("wish"u8) >= 0) return "text/x-tcl";
        return line.IndexOf("sh"u8) >= 0 ? "text/x-shellscript" : null;
    }
}
