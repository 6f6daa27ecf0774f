using System.Text.Json;
using Holdall.Http;

namespace Holdall.Engine.Migrations;

/// <summary>A run of migrations failed as a whole; nothing was changed. Its message is all that the operator needs to read.</summary>
internal sealed class MigrationException(string message, Exception? cause = null) : Exception(message, cause)
{
    public static MigrationException Of(string action, string name, string? plugin, Exception cause) =>
        new($"failed to {action} migration {name}{(plugin is null ? "" : $" of the plugin \"{plugin}\"")}: {Reason(cause)}", cause);

    /// <summary>What is wrong with which field stands in the errors, not in the message. A script wraps what it was told.</summary>
    private static string Reason(Exception cause)
    {
        for (var e = cause; e is not null; e = e.InnerException)
        {
            if (e is ApiException { Errors.Any: true } api) return $"{api.Message.TrimEnd('.')} ({string.Join(' ', Faults(api.Errors))})";
        }

        return cause.GetBaseException().Message;
    }

    /// <summary>Such as <c>fields.3.collectionId: The relation collection doesn't exist.</c></summary>
    private static List<string> Faults(FieldErrors errors)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) errors.WriteMessagesTo(writer);
        stream.Position = 0;
        using var document = JsonDocument.Parse(stream);
        var faults = new List<string>();
        AddTo(faults, "", document.RootElement);
        return faults;
    }

    private static void AddTo(List<string> faults, string path, JsonElement entry)
    {
        if (entry.ValueKind == JsonValueKind.Object)
        {
            foreach (var inner in entry.EnumerateObject()) AddTo(faults, path.Length == 0 ? inner.Name : $"{path}.{inner.Name}", inner.Value);
            return;
        }

        faults.Add($"{path}: {ApiException.Sentence(entry.GetString()!)}");
    }
}
