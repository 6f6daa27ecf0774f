using System.Buffers;
using System.Text;
using System.Text.Json;
using Holdall.Host.Plugins;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Holdall.Host.Logs;

/// <summary>An object of JSON on a line of the console for each message, for programs that collect logs. Its <c>data</c> is that of the stored log.</summary>
internal sealed class ConsoleJson(PluginOrigins origins, TimeProvider time) : ConsoleFormatter(Name)
{
    public new const string Name = "json-lines";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var failure = logEntry.Exception;
        var data = LogAttributes.ToJson(
            logEntry.State as IEnumerable<KeyValuePair<string, object?>>, failure, failure is null ? null : origins.Find(failure));
        textWriter.WriteLine(Line(time.GetUtcNow(), logEntry.LogLevel, logEntry.Category, logEntry.Formatter(logEntry.State, failure), data));
    }

    public static string Line(DateTimeOffset time, LogLevel level, string category, string message, ReadOnlyMemory<byte> data = default)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("time"u8, time.UtcDateTime);
            json.WriteString("level"u8, Label(level));
            json.WriteString("category"u8, category);
            json.WriteString("message"u8, LogValue.Cut(message));
            if (!data.IsEmpty)
            {
                json.WritePropertyName("data"u8);
                // Written anew: here what terminals take for commands is escaped as well.
                JsonElement.Parse(data.Span).WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Label(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        _ => "error",
    };
}
