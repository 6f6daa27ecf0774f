using System.Text;
using Holdall.Host.Commands;
using Holdall.Host.Plugins;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Holdall.Host.Logs;

/// <summary>A line on the console for each message, with the plugin that a failure comes from. With <c>--dev</c> stacks get lines of their own; otherwise only
/// the stored log has them.</summary>
internal sealed class ConsoleLines(LaunchOptions launch, PluginOrigins origins) : ConsoleFormatter(Name)
{
    public new const string Name = "lines";

    private const string Indent = "      ";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = LogValue.Cut(logEntry.Formatter(logEntry.State, logEntry.Exception)).ReplaceLineEndings(" ");
        textWriter.Write($"{Label(logEntry.LogLevel)}: {logEntry.Category}: {Harmless(message)}");
        if (logEntry.State is IReadOnlyList<KeyValuePair<string, object?>> values) textWriter.Write(Harmless(Untold(values, logEntry.Exception)));
        if (logEntry.Exception is { } failure)
        {
            if (origins.Find(failure) is { } plugin) textWriter.Write($" (plugin {plugin})");
            textWriter.Write(launch.Dev ? StackOf(failure) : CauseOf(failure, message));
        }

        textWriter.WriteLine();
    }

    private static string StackOf(Exception failure) =>
        Environment.NewLine + Indent + LogValue.Cut(failure.ToString()).ReplaceLineEndings(Environment.NewLine + Indent);

    /// <summary>What has failed and why, from the outside in, unless the message says so.</summary>
    private static string CauseOf(Exception failure, string message)
    {
        var text = LogValue.Cut(FailureReason.Messages(failure)).ReplaceLineEndings(" ");
        return message.Contains(text, StringComparison.Ordinal) ? "" : $" {failure.GetType()}: {Harmless(text)}";
    }

    /// <summary>The values beside a text that are not in it, and not in the failure either.</summary>
    private static string Untold(IReadOnlyList<KeyValuePair<string, object?>> values, Exception? failure)
    {
        var text = values is [.., (LogAttributes.Template, string template)] ? template : "";
        var untold = new List<KeyValuePair<string, object?>>();
        foreach (var (name, value) in values)
        {
            var isTold = IsNamed(text, name) || (failure is not null && name is "error" or "Error");
            if (!isTold && name != LogAttributes.Template) untold.Add(new(name, value));
        }

        if (untold.Count == 0) return "";
        // It says how the names are to be read.
        if (text.Length > 0) untold.Add(values[^1]);
        return " " + Encoding.UTF8.GetString(LogAttributes.ToJson(untold, exception: null).Span);
    }

    /// <summary>Whether a text has a place for a value, with or without a format.</summary>
    private static bool IsNamed(string template, string name)
    {
        var place = template.IndexOf("{" + name, StringComparison.Ordinal);
        return place >= 0 && place + name.Length + 1 < template.Length && template[place + name.Length + 1] is '}' or ':' or ',';
    }

    /// <summary>What strangers have sent may hold what terminals take for commands.</summary>
    private static string Harmless(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c)) return string.Concat(text.Select(static letter => char.IsControl(letter) ? '\ufffd' : letter));
        }

        return text;
    }

    private static string Label(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        _ => "error",
    };
}
