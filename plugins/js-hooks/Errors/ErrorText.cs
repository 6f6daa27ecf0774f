using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>The text of an error of the host, as scripts read it.</summary>
internal static class ErrorText
{
    /// <summary>Errors of fields are listed by name, nested ones in parentheses: <c>title: cannot be blank; meta: (appName: cannot be blank.).</c></summary>
    public static string Of(Exception error) =>
        (error as HostFailure)?.Refusal is { Errors.Any: true } invalid ? Fields(invalid.Errors)
            : (error as ScriptException)?.Text ?? error.Message;

    private static string Fields(FieldErrors errors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) errors.WriteMessagesTo(writer);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        var text = new StringBuilder();
        Append(text, document.RootElement);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement group)
    {
        var isFirst = true;
        foreach (var member in group.EnumerateObject())
        {
            if (!isFirst) text.Append("; ");
            isFirst = false;
            text.Append(member.Name).Append(": ");
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                text.Append('(');
                Append(text, member.Value);
                text.Append(')');
            }
            else
            {
                text.Append(member.Value.GetString()!.TrimEnd('.'));
            }
        }

        text.Append('.');
    }
}
