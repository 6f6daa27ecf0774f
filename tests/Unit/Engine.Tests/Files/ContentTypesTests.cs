using System.IO.Compression;
using System.Text;
using Holdall.Engine.Files;

namespace Holdall.Engine.Tests.Files;

public sealed class ContentTypesTests
{
    [Theory]
    [InlineData("\u0089PNG\r\n\u001a\n", "image/png", ".png")]
    [InlineData("\u00ff\u00d8\u00ff\u00e0", "image/jpeg", ".jpg")]
    [InlineData("GIF89a....", "image/gif", ".gif")]
    [InlineData("RIFF....WEBPVP8 ", "image/webp", ".webp")]
    [InlineData("\0\0\u0001\0\u0001\0", "image/x-icon", ".ico")]
    [InlineData("%PDF-1.7", "application/pdf", ".pdf")]
    [InlineData("PK\u0003\u0004", "application/zip", ".zip")]
    [InlineData("PK\u0005\u0006", "application/zip", ".zip")]
    [InlineData("\u001f\u008b\u0008", "application/gzip", ".gz")]
    [InlineData("{\\rtf1 x}", "text/rtf", ".rtf")]
    [InlineData("RIFF....WAVEfmt ", "audio/wav", ".wav")]
    [InlineData("ID3\u0004\0\0\0\0\0\u0002xx", "audio/x-id3", "")]
    [InlineData("ID3\u0004\0\0\0\0\0\u0002xxsound", "audio/mpeg", ".mp3")]
    [InlineData("\u001aE\u00df\u00a3....B\u0082\u0084webm", "video/webm", ".webm")]
    [InlineData("\u001aE\u00df\u00a3....B\u0082\u0088matroska", "video/matroska", ".mkv")]
    [InlineData("\0\0\0\u0018ftypisom....", "video/mp4", ".mp4")]
    [InlineData("\0\0\0\u0018ftypheic....", "image/heic", ".heic")]
    [InlineData("\0\0\0\u0018ftypqt  ....", "video/quicktime", ".mov")]
    [InlineData("OggS....OpusHead", "audio/ogg", ".oga")]
    [InlineData("II*\0", "image/tiff", ".tiff")]
    [InlineData("MM\0*", "image/tiff", ".tiff")]
    [InlineData("SQLite format 3\0", "application/vnd.sqlite3", ".sqlite")]
    [InlineData("wOF2x", "font/woff2", ".woff2")]
    [InlineData("BM....\0\0\0\0....(\0\0\0", "image/bmp", ".bmp")]
    [InlineData("BM\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "application/octet-stream", "")]
    [InlineData("\u00e4", "text/plain; charset=iso-8859-1", ".txt")]
    [InlineData("{}", "application/json", ".json")]
    [InlineData("BM is a car maker", "text/plain; charset=utf-8", ".txt")]
    [InlineData("<!DOCTYPE html><p>x", "text/html; charset=utf-8", ".html")]
    [InlineData("  \n<HTML><body>", "text/html; charset=utf-8", ".html")]
    [InlineData("<p>x</p>", "text/html; charset=utf-8", ".html")]
    [InlineData("<pre>x</pre>", "text/plain; charset=utf-8", ".txt")]
    [InlineData("<html><meta charset=\"ISO-8859-1\">", "text/html; charset=iso-8859-1", ".html")]
    [InlineData("<?xml version=\"1.0\"?><a/>", "text/xml; charset=utf-8", ".xml")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", "image/svg+xml", ".svg")]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- <x> --><!DOCTYPE svg>\n<svg/>", "image/svg+xml", ".svg")]
    [InlineData("<?xml version=\"1.0\"?><a><svg/></a>", "text/xml; charset=utf-8", ".xml")]
    [InlineData("{\"a\":[1,2]}", "application/json", ".json")]
    [InlineData("[1, 2]\n", "application/json", ".json")]
    [InlineData("123", "text/plain; charset=utf-8", ".txt")]
    [InlineData("\"text\"", "text/plain; charset=utf-8", ".txt")]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", "application/x-ndjson", ".ndjson")]
    [InlineData("{ not json }", "text/plain; charset=utf-8", ".txt")]
    [InlineData("a,b,c\n1,2,3\n", "text/csv", ".csv")]
    [InlineData("a,\"b,\nc\"\r\n1,2\r\n\r\n", "text/csv", ".csv")]
    [InlineData("a,b\n1,2,3\n", "text/plain; charset=utf-8", ".txt")]
    [InlineData("a,b,c", "text/plain; charset=utf-8", ".txt")]
    [InlineData("one\ntwo\n", "text/plain; charset=utf-8", ".txt")]
    [InlineData("a\tb\n1\t2", "text/tab-separated-values", ".tsv")]
    [InlineData("#!/bin/sh\necho", "text/x-shellscript", ".sh")]
    [InlineData("#!/usr/bin/env python3\n", "text/x-python", ".py")]
    [InlineData("function f() { return 1; }", "text/plain; charset=utf-8", ".txt")]
    [InlineData("body { color: red }", "text/plain; charset=utf-8", ".txt")]
    [InlineData("caf\u00e9", "text/plain; charset=iso-8859-1", ".txt")]
    [InlineData("caf\u00c3\u00a9", "text/plain; charset=utf-8", ".txt")]
    [InlineData("\u00fe\u00ff\0a", "text/plain; charset=utf-16be", ".txt")]
    [InlineData("\u00ff\u00fea\0", "text/plain; charset=utf-16le", ".txt")]
    [InlineData("", "text/plain", ".txt")]
    [InlineData("\u0001\u0002\u0003", "application/octet-stream", "")]
    [InlineData("text with \0 inside", "application/octet-stream", "")]
    public void Type_and_extension_are_told_from_the_first_bytes(string latin1, string type, string extension)
    {
        ContentTypes.Detect(Encoding.Latin1.GetBytes(latin1)).ShouldBe(type);
        ContentTypes.ExtensionOf(type).ShouldBe(extension);
    }

    [Theory]
    [InlineData("application/zip", "application/x-zip", true)]
    [InlineData("application/x-zip-compressed", "application/zip", true)]
    [InlineData("text/plain; charset=utf-8", "text/plain", true)]
    [InlineData("text/plain", "TEXT/PLAIN; charset=iso-8859-1", true)]
    [InlineData("text/xml; charset=utf-8", "application/xml", true)]
    [InlineData("audio/wav", "audio/x-wav", true)]
    [InlineData("text/html; charset=utf-8", "text/plain", false)]
    [InlineData("text/csv", "text/plain", false)]
    [InlineData("application/json", "text/plain", false)]
    [InlineData("image/svg+xml", "text/xml", false)]
    [InlineData("image/svg+xml", "text/plain", false)]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/zip", false)]
    [InlineData("image/png", "image/*", false)]
    [InlineData("unknown/a", "unknown/b", false)]
    public void Types_are_the_same_by_name_or_alias_only(string type, string accepted, bool same) => ContentTypes.AreSame(type, accepted).ShouldBe(same);

    [Fact]
    public void Documents_in_a_zip_are_told_apart()
    {
        Zip("[Content_Types].xml", "word/document.xml").ShouldBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        Zip("[Content_Types].xml", "xl/workbook.xml").ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        Zip("META-INF/MANIFEST.MF").ShouldBe("application/java-archive");
        Zip("readme.txt", "words.txt").ShouldBe("application/zip");
    }

    [Fact]
    public void Cut_text_is_judged_by_what_is_there()
    {
        ContentTypes.Detect(Encoding.UTF8.GetBytes("[" + new string('1', 5000))).ShouldBe("application/json");
        ContentTypes.Detect(Encoding.UTF8.GetBytes("x" + new string('é', 5000))).ShouldBe("text/plain; charset=utf-8");
        ContentTypes.Detect(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("ab,cd,e\n", 999)))).ShouldBe("text/csv");
        ContentTypes.Detect(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":12}\n", 999)))).ShouldBe("application/x-ndjson");
    }

    [Fact]
    public void Any_bytes_have_a_type()
    {
        var random = new Random(7);
        var bytes = new byte[4000];
        for (var i = 0; i < 2000; i++)
        {
            random.NextBytes(bytes);
            if (i % 2 == 0) bytes.AsSpan().Replace((byte)0, (byte)'<');
            if (i % 3 == 0) "PK\x03\x04"u8.CopyTo(bytes);
            ContentTypes.Detect(bytes.AsSpan(0, random.Next(bytes.Length))).ShouldContain("/");
        }
    }

    private static string Zip(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write("content"u8);
            }
        }

        return ContentTypes.Detect(stream.ToArray());
    }
}
