using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Fields.Formats;
using Holdall.Files;

namespace Holdall.Engine.Backups;

/// <summary>The attributes of a stored archive, one line of JSON beside it (spec 01, section 13.2).</summary>
internal static class BackupSideCar
{
    private const int LongestName = 255;

    /// <summary>Copies content into a new file, down to the disk.</summary>
    /// <returns>The attributes of the copy.</returns>
    public static async Task<byte[]> CopyAsync(Stream content, string path, string name, CancellationToken aborted)
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var buffer = new byte[128 << 10];
        var head = Array.Empty<byte>();
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, aborted)) > 0)
        {
            if (head.Length == 0) head = buffer[..Math.Min(read, ContentTypes.HeadLength)];
            md5.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), aborted);
        }

        file.Flush(flushToDisk: true);
        return Write(ContentTypes.Detect(head), name, md5.GetHashAndReset());
    }

    /// <summary>The content type that stands in a side-car; unknown when there is none or it is broken.</summary>
    public static async Task<string> ReadTypeAsync(string path, CancellationToken aborted)
    {
        try
        {
            using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(path, aborted));
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("user.content_type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() is { Length: > 0 } text
                ? text
                : ContentTypes.Unknown;
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            return ContentTypes.Unknown;
        }
    }

    private static byte[] Write(string contentType, string name, ReadOnlySpan<byte> md5)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions))
        {
            writer.WriteStartObject();
            foreach (var empty in (ReadOnlySpan<string>)["cache_control", "content_disposition", "content_encoding", "content_language"]) writer.WriteString("user." + empty, "");
            writer.WriteString("user.content_type", contentType);
            writer.WriteStartObject("user.metadata");
            writer.WriteString("original-filename", TextHead.Of(name, LongestName));
            writer.WriteEndObject();
            writer.WriteString("md5", Convert.ToBase64String(md5));
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
