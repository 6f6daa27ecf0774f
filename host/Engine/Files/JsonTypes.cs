using System.Text.Json;

namespace Holdall.Engine.Files;

/// <summary>JSON, and what is written in it.</summary>
internal static class JsonTypes
{
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = ContentTypes.HeadLength };

    public static string? Find(ReadOnlySpan<byte> text, bool isCut)
    {
        if (text.IsEmpty || text[0] is not ((byte)'{' or (byte)'[')) return null;
        if (TryRead(text, isCut, out var type)) return type;
        var lines = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].Trim(" \t\r"u8);
            if (line.IsEmpty) continue;
            if (!TryRead(line, isCut && range.End.GetOffset(text.Length) == text.Length, out _)) return null;
            lines++;
        }

        return lines > 1 ? "application/x-ndjson" : null;
    }

    private static bool TryRead(ReadOnlySpan<byte> text, bool isCut, out string type)
    {
        type = "application/json";
        try
        {
            var reader = new Utf8JsonReader(text, isFinalBlock: !isCut, new JsonReaderState(AnyDepth));
            var isAsset = false;
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth > 2) continue;
                var isOuter = reader.CurrentDepth == 1;
                if (isOuter) isAsset = reader.ValueTextEquals("asset"u8);
                type = (isOuter ? OfMember(reader) : isAsset ? OfAsset(reader) : null) ?? type;
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The reader is a copy, so looking ahead does not move the other one.</summary>
    private static string? OfMember(Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("type"u8)) return reader.Read() && IsGeometry(reader) ? "application/geo+json" : null;
        if (!reader.ValueTextEquals("bomFormat"u8)) return null;
        return reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("CycloneDX"u8) ? "application/vnd.cyclonedx+json" : null;
    }

    private static string? OfAsset(Utf8JsonReader reader)
    {
        if (!reader.ValueTextEquals("version"u8) || !reader.Read() || reader.TokenType != JsonTokenType.String) return null;
        return reader.ValueTextEquals("1.0"u8) || reader.ValueTextEquals("2.0"u8) ? "model/gltf+json" : null;
    }

    private static bool IsGeometry(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String) return false;
        return reader.GetString() is "Feature" or "FeatureCollection" or "Point" or "LineString" or "Polygon" or "MultiPoint" or "MultiLineString"
            or "MultiPolygon" or "GeometryCollection";
    }
}
