using System.Text.Encodings.Web;
using System.Text.Json;

namespace Holdall.Values;

/// <summary>How JSON is written everywhere: in answers, messages, stored rows and the files beside stored ones.</summary>
public static class JsonStyle
{
    /// <summary>
    /// Escapes quotes, backslashes and control characters and nothing else, so that text stays readable. Bytes that are no UTF-8 and halves of surrogate
    /// pairs become U+FFFD. JSON that is to stand inside a page must be escaped for that.
    /// </summary>
    public static JavaScriptEncoder Encoder { get; } = new PlainJsonEncoder();

    /// <summary>Options of a writer with <see cref="Encoder"/>.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = Encoder };
}
