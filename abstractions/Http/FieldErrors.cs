using System.Text.Json;
using Holdall.Values;

namespace Holdall.Http;

/// <summary>Collects errors by field, so that a client learns of all of them at once. Paths may nest: <c>rules.0.label</c>.</summary>
public sealed class FieldErrors
{
    /// <summary>No errors. Not to be added to.</summary>
    public static readonly FieldErrors None = new();

    private readonly SortedDictionary<string, object> _entries = new(StringComparer.Ordinal);

    /// <summary>Whether there are any.</summary>
    public bool Any => _entries.Count > 0;

    /// <summary>Adds an error; the first one of a path counts.</summary>
    /// <param name="path">Name of the field, or names and indexes separated by dots.</param>
    /// <param name="error">The error.</param>
    public FieldErrors Add(string path, FieldError error)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Add(path.Split('.'), error);
    }

    /// <summary>As the other, with a path whose names may be anything.</summary>
    public FieldErrors Add(IReadOnlyList<string> path, FieldError error)
    {
        if (path.Count > 0 && Group(path, path.Count - 1) is { } group) group.TryAdd(path[^1], error);
        return this;
    }

    /// <summary>Adds a group, which may stay empty.</summary>
    public FieldErrors AddGroup(IReadOnlyList<string> path)
    {
        Group(path, path.Count);
        return this;
    }

    /// <summary>Adds an error; the first one of a path counts.</summary>
    public FieldErrors Add(string path, string code, string message, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        Dictionary<string, object?>? map = null;
        foreach (var (name, value) in parameters) (map ??= [])[name] = value;
        return Add(path, new FieldError(code, message) { Parameters = map });
    }

    /// <summary>The error of a path, or null.</summary>
    public FieldError? Find(string path)
    {
        object? entry = _entries;
        foreach (var part in path.Split('.'))
        {
            if (entry is not SortedDictionary<string, object> group || !group.TryGetValue(part, out entry)) return null;
        }

        return entry as FieldError;
    }

    /// <summary>Throws one 400 with all errors, if there are any.</summary>
    /// <exception cref="ApiException">There are errors.</exception>
    public void ThrowIfAny(string message)
    {
        if (Any) throw ApiException.Finding(message, this);
    }

    /// <summary>Writes the errors as the object <c>data</c> of an error body.</summary>
    public void WriteTo(Utf8JsonWriter writer) => Write(writer, _entries);

    /// <summary>Writes only the messages, as they were given, nested like the paths: for people who read a log or a raw error.</summary>
    public void WriteMessagesTo(Utf8JsonWriter writer) => WriteMessages(writer, _entries);

    /// <summary>The group that the first names lead to; null when an error stands in the way.</summary>
    private SortedDictionary<string, object>? Group(IReadOnlyList<string> path, int length)
    {
        var entries = _entries;
        for (var i = 0; i < length; i++)
        {
            if (!entries.TryGetValue(path[i], out var inner)) entries[path[i]] = inner = new SortedDictionary<string, object>(StringComparer.Ordinal);
            if (inner is not SortedDictionary<string, object> group) return null;
            entries = group;
        }

        return entries;
    }

    private static void WriteMessages(Utf8JsonWriter writer, SortedDictionary<string, object> entries)
    {
        writer.WriteStartObject();
        foreach (var (name, entry) in entries)
        {
            writer.WritePropertyName(name);
            if (entry is FieldError { Response: { } response }) WriteMessages(writer, response);
            else if (entry is FieldError error) writer.WriteStringValue(error.Message);
            else WriteMessages(writer, (SortedDictionary<string, object>)entry);
        }

        writer.WriteEndObject();
    }

    private static void WriteMessages(Utf8JsonWriter writer, ApiException response)
    {
        if (response.Errors.Any) response.Errors.WriteMessagesTo(writer);
        else writer.WriteStringValue((response.Reason ?? response.InnerException?.Message) is { } reason ? $"{response.Message} {reason}" : response.Message);
    }

    private static void Write(Utf8JsonWriter writer, SortedDictionary<string, object> entries)
    {
        writer.WriteStartObject();
        foreach (var (name, entry) in entries)
        {
            writer.WritePropertyName(name);
            if (entry is FieldError error) Write(writer, error);
            else Write(writer, (SortedDictionary<string, object>)entry);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FieldError error)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, error.Code);
        writer.WriteString("message"u8, ApiException.Sentence(error.Message));
        if (error.Parameters is { Count: > 0 } parameters)
        {
            writer.WritePropertyName("params"u8);
            Cast.WriteTree(writer, parameters);
        }

        if (error.Response is { } response)
        {
            writer.WritePropertyName("response"u8);
            response.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
