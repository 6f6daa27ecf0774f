namespace Holdall.Host.Logs;

/// <summary>The values of a log message as a JSON object.</summary>
internal static class LogAttributes
{
    /// <summary>Where loggers keep the text of a message with the names of its values.</summary>
    public const string Template = "{OriginalFormat}";

    private static readonly byte[] Nothing = "{}"u8.ToArray();

    /// <summary>The values by name; an exception as <c>error</c>, with its stack as <c>details</c>, and with the <c>plugin</c> that it comes from.</summary>
    public static ReadOnlyMemory<byte> ToJson(IEnumerable<KeyValuePair<string, object?>>? values, Exception? exception, string? plugin = null)
    {
        var attributes = new Dictionary<string, object?>(StringComparer.Ordinal);
        var all = values?.ToList() ?? [];
        var hasTemplate = all.Exists(static value => value.Key == Template);
        foreach (var (name, value) in all)
        {
            if (name.Length > 0 && name != Template) attributes[hasTemplate ? KeyOf(name) : name] = value;
        }

        if (exception is not null)
        {
            attributes["error"] = exception;
            attributes["details"] = exception.ToString();
            if (plugin is not null) attributes["plugin"] = plugin;
        }

        return attributes.Count == 0 ? Nothing : LogValue.ToJson(attributes);
    }

    /// <summary>Names in C# messages begin with a capital letter, keys of JSON do not.</summary>
    private static string KeyOf(string name) => char.IsAsciiLetterUpper(name[0]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
