using System.Globalization;
using System.Text;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Host.Requests.Bodies;

/// <summary>Values and files of a form.</summary>
internal sealed record FormBody(FormValues Values, IReadOnlyList<UploadedFile> Files) : SubmittedBody
{
    /// <summary>A field whose value is JSON that is merged over the others.</summary>
    private const string Payload = "@jsonPayload";

    public override RequestBody ToFree()
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, texts) in Values)
        {
            if (key != Payload) result[key] = texts.Count == 1 ? Infer(texts[0]) : texts.ConvertAll(Infer);
        }

        MergePayload(result);
        return new RequestBody { Values = result, Files = Files };
    }

    public override FixedBody ToFixed(string? errorMessage)
    {
        var fields = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, texts) in Values)
        {
            if (key == Payload) continue;
            object value = texts.Count == 1 ? texts[0] : texts.ConvertAll(text => (object?)text);
            fields[key] = value;
            if (key.Split('.') is [var group, var field]) GroupOf(fields, group)[field] = value;
        }

        MergePayload(fields);
        return new FixedBody(fields, isForm: true, errorMessage);
    }

    /// <summary>Texts that look like what JSON would call a boolean or a number become one; everything else stays text.</summary>
    internal static object? Infer(string text)
    {
        if (text == "true") return true;
        if (text == "false") return false;
        if (text.Length == 0 || !(char.IsAsciiDigit(text[0]) || text[0] == '-')) return text;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && c is not ('-' or '.')) return text;
        }

        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Cast.ToText(number) == text
            ? number
            : text;
    }

    private static Dictionary<string, object?> GroupOf(Dictionary<string, object?> fields, string name)
    {
        if (fields.GetValueOrDefault(name) is Dictionary<string, object?> group) return group;
        group = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        fields[name] = group;
        return group;
    }

    private void MergePayload(Dictionary<string, object?> target)
    {
        if (Values.Find(Payload) is not { } payloads) return;
        foreach (var json in payloads)
        {
            foreach (var (key, value) in JsonObject.ParseAll(Encoding.UTF8.GetBytes(json))) target[key] = value;
        }
    }
}
