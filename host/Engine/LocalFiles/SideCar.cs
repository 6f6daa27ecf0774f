using System.Buffers;
using System.Text.Json;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Files;
using Holdall.Values;

namespace Holdall.Engine.LocalFiles;

/// <summary>The attributes of a stored file, JSON beside it.</summary>
internal static class SideCar
{
    private const string Suffix = ".attrs";
    private const string OriginalName = "original-filename";
    private const int MaxNameBytes = 255;
    private const int MaxLength = 1 << 20;

    /// <summary>The path of the side-car of a file.</summary>
    public static string Of(string path) => path + Suffix;

    /// <summary>Whether a name is that of a side-car, which can't be the name of a file.</summary>
    public static bool IsNameOfOne(string name) => name.EndsWith(Suffix, StringComparison.Ordinal);

    public static byte[] Write(string contentType, string? originalName, ReadOnlySpan<byte> md5)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("user.cache_control"u8, "");
            writer.WriteString("user.content_disposition"u8, "");
            writer.WriteString("user.content_encoding"u8, "");
            writer.WriteString("user.content_language"u8, "");
            writer.WriteString("user.content_type"u8, contentType);
            WriteMetadata(writer, originalName);
            writer.WriteString("md5"u8, Convert.ToBase64String(md5));
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The content type and the original name of the file at a path; unknown when its side-car is missing or broken.</summary>
    /// <remarks>It is so small that waiting for it costs less than being told when it is there.</remarks>
    public static (string ContentType, string? OriginalName) Read(string path)
    {
        try
        {
            using var content = File.OpenHandle(Of(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(content);
            if (length > MaxLength) return (ContentTypes.Unknown, null);
            var bytes = new byte[length];
            var read = RandomAccess.Read(content, bytes, fileOffset: 0);
            using var document = JsonDocument.Parse(bytes.AsMemory(0, read));
            var root = document.RootElement;
            var name = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("user.metadata", out var metadata) ? TextOf(metadata, OriginalName) : null;
            return (TextOf(root, "user.content_type") ?? ContentTypes.Unknown, name);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return (ContentTypes.Unknown, null);
        }
    }

    private static string? TextOf(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static void WriteMetadata(Utf8JsonWriter writer, string? originalName)
    {
        writer.WriteStartObject("user.metadata"u8);
        if (originalName is not null) writer.WriteString(OriginalName, TextHead.Of(originalName, MaxNameBytes));
        writer.WriteEndObject();
    }
}
