using System.Collections;
using System.Text.Json;
using Holdall.Fields;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Files;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary>The values of a record as scripts read and set them.</summary>
internal static class RecordValues
{
    private const string OfHash = ":hash";
    private const int BcryptLength = 60;

    public static object? Get(Record record, string name)
    {
        if (FindHash(record, name) is { } hash) return hash;
        var value = record[name];
        return record.Collection.Fields.Find(name) switch
        {
            DateField or AutodateField => ToDate(value as string),
            JsonField => value ?? new JsonText("null"),
            PasswordField => PlainPassword(record, name) ?? "",
            ListField { IsMultiple: true } => new List<string>((string[])value!),
            _ => value,
        };
    }

    /// <summary>As stored, also the hash of a password.</summary>
    public static object? GetRaw(Record record, string name) =>
        record.Collection.Fields.Find(name) is PasswordField ? record[name] : Get(record, name);

    public static string Text(Record record, string name) => record.Collection.Fields.Find(name) switch
    {
        PasswordField => PlainPassword(record, name) ?? "",
        null when FindHash(record, name) is { } hash => hash,
        JsonField when record[name] is null => "null",
        _ => record.GetString(name),
    };

    /// <summary>A password as it was set, until it is hashed; null = there is none in plain text.</summary>
    public static string? PlainPassword(Record record, string name) =>
        record.IsUnsaved(name) && record.GetString(name) is { Length: > 0 } set && !IsHash(set) ? set : null;

    /// <summary>Sets a value as it is, past what its field would make of it.</summary>
    public static void SetRaw(Record record, string name, object? value)
    {
        if (value is string hash && record.Collection.Fields.Find(name) is PasswordField && hash.StartsWith("$2", StringComparison.Ordinal))
            record.SetPasswordHash(name, hash);
        else if (record.Collection.Fields.IndexOf(name) is >= 0 and var ordinal) record[ordinal] = value;
        else record[name] = value;
    }

    /// <summary>The value of a JSON field.</summary>
    /// <exception cref="ScriptException">It is no JSON object, or there is no such field.</exception>
    public static Dictionary<string, object?> JsonObject(Record record, string name) =>
        record.GetJson(name) is { ValueKind: JsonValueKind.Object } json
            ? (Dictionary<string, object?>)Cast.FromElement(json)!
            : throw new ScriptException($"json: the field {name} has no object");

    public static double Number(Record record, string name) => IsNoNumber(record[name]) ? 0 : record.GetNumber(name);

    /// <summary>The texts of a list, each once.</summary>
    public static List<string> Texts(Record record, string name) => Get(record, name) switch
    {
        DateTimeOffset => [],
        JsonText json when !json.Text.AsSpan().TrimStart().StartsWith('[') => json.Text.StartsWith('{') ? [] : [.. record.GetStrings(name)],
        _ => [.. record.GetStrings(name)],
    };

    /// <summary>The whole part.</summary>
    public static double Integer(Record record, string name) => Math.Truncate(Number(record, name));

    public static DateTimeOffset Date(Record record, string name) => record.GetDate(name) ?? default;

    /// <summary>Sets a value, as the API does: the name may carry a modifier, and files among the values are attached.</summary>
    public static void Set(ScriptEngine engine, Record record, string name, object? value) => engine.Services.Records.Set(record, name, ToField(value));

    public static object? SetIfFieldExists(ScriptEngine engine, Record record, string name, object? value)
    {
        var field = record.Collection.Fields.Find(name.TrimStart('+').TrimEnd('+', '-').Split(':')[0]);
        if (field is null) return null;
        Set(engine, record, name, value);
        return engine.Fields.Of(field);
    }

    public static void Load(ScriptEngine engine, Record record, Dictionary<string, object?> values)
    {
        foreach (var (name, value) in values.OrderBy(v => v.Key.Length).ThenBy(v => v.Key, StringComparer.Ordinal)) Set(engine, record, name, value);
    }

    /// <summary>What modifiers among the names would give, under the plain names.</summary>
    public static Dictionary<string, object?> ReplaceModifiers(ScriptEngine engine, Record record, Dictionary<string, object?> values)
    {
        var tried = record.Clone();
        Load(engine, tried, values);
        var plain = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in values.Keys)
        {
            var field = name.TrimStart('+').TrimEnd('+', '-').Split(':')[0];
            if (tried.Collection.Fields.Find(field) is null) plain[name] = values[name];
            else plain[field] = Get(tried, field);
        }

        return plain;
    }

    public static Dictionary<string, object?> FieldsData(Record record)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in record.Collection.Fields) values[field.Name] = Get(record, field.Name);
        return values;
    }

    /// <summary>The values as the row has them.</summary>
    public static Dictionary<string, object?> Stored(Record record)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in record.Collection.Fields)
        {
            values[field.Name] = record[field.Name] switch
            {
                string[] list => Cast.Serialize(list),
                JsonText json => json.Text,
                GeoPoint point => Cast.Serialize(point),
                var value => value,
            };
        }

        return values;
    }

    /// <summary>What clients see.</summary>
    public static Dictionary<string, object?> PublicExport(Record record)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) record.WriteTo(writer);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            values[member.Name] = member.Name == "expand" && record.Expand is { } related
                ? related.ToDictionary(r => r.Key, r => (object?)r.Value)
                : record.Collection.Fields.Find(member.Name) is not null ? Get(record, member.Name) : Cast.FromElement(member.Value);
        }

        return values;
    }

    public static List<ScriptFile> UnsavedFiles(Record record, string field) =>
        [.. record.Uploads.Where(upload => upload.Field == field).Select(upload => new ScriptFile(record, upload))];

    public static Field? FileFieldOf(Record record, string file) =>
        record.Collection.Fields.FirstOrDefault(field => field is FileField && record.GetStrings(field.Name).Contains(file));

    /// <summary>A value in a form that fields take.</summary>
    public static object? ToField(object? value) => value switch
    {
        DateTimeOffset time => time == default ? "" : value,
        DateTime time => new DateTimeOffset(time),
        Point point => point.ToGeoPoint(),
        ScriptFile file => file.ToUpload(),
        string => value,
        IEnumerable<KeyValuePair<string, object?>> => value,
        IEnumerable items and not byte[] => items.Cast<object?>().Select(ToField).ToList(),
        _ => value,
    };

    private static DateTimeOffset ToDate(string? text) => text is not null && DateText.TryParse(text, out var time) ? time : default;

    private static bool IsNoNumber(object? value) => value is JsonText or string[];

    /// <summary>What <c>password:hash</c> stands for; null for all other names.</summary>
    private static string? FindHash(Record record, string name) =>
        name.EndsWith(OfHash, StringComparison.Ordinal) && record.Collection.Fields.Find(name[..^OfHash.Length]) is PasswordField field
            ? record.GetString(field.Name) is var value && IsHash(value) ? value : ""
            : null;

    private static bool IsHash(string value) => value.Length == BcryptLength && value.StartsWith("$2", StringComparison.Ordinal);
}
