using System.Globalization;
using Holdall.Collections;

namespace Holdall.Http;

/// <summary>A body with free-form values.</summary>
/// <param name="Values">Values by their exact key: null, <see cref="bool"/>, <see cref="double"/>, <see cref="string"/>, lists and dictionaries of such.</param>
/// <param name="Files">Files of a multipart body in their order.</param>
public sealed record RequestBody(IDictionary<string, object?> Values, IReadOnlyList<UploadedFile> Files)
{
    /// <summary>A request without a body.</summary>
    public static RequestBody Empty => new(new Dictionary<string, object?>(StringComparer.Ordinal), []);
}

/// <summary>A file of a multipart body, before it is known where it goes.</summary>
/// <param name="Key">Name of the part.</param>
/// <param name="FileName">Name that the client gave.</param>
/// <param name="Size">Number of bytes.</param>
/// <param name="Open">Opens the content for reading from its start; the caller disposes the stream. Valid until the request ends.</param>
public sealed record UploadedFile(string Key, string FileName, long Size, Func<Stream> Open);

/// <summary>A body of a fixed shape. Getters give the zero value for what is absent.</summary>
/// <remarks>A value of another type than the getter asks for makes the body unreadable: 400.</remarks>
public sealed class FixedBody(IReadOnlyDictionary<string, object?> values, bool isForm, string? errorMessage = null)
{
    /// <summary>2 to the power of 63: from here on no <see cref="long"/> has the value.</summary>
    private const double MostInteger = 9223372036854775808;

    /// <summary>A text, or empty.</summary>
    public string GetString(string name) => Find(name) switch
    {
        null => "",
        string text => text,
        IReadOnlyList<object?> list when isForm => list.Count == 0 ? "" : Cast.ToText(list[0]),
        var other when isForm => Cast.ToText(other),
        _ => throw Unreadable(),
    };

    /// <summary>True or false.</summary>
    public bool GetBool(string name) => Find(name) switch
    {
        null => false,
        bool flag => flag,
        "" when isForm => false,
        string text when isForm && BoolText.TryParse(text, out var flag) => flag,
        _ => throw Unreadable(),
    };

    /// <summary>A whole number, or 0.</summary>
    public long GetInteger(string name) => Find(name) switch
    {
        null => 0,
        double number when number == Math.Truncate(number) && Math.Abs(number) < MostInteger => (long)number,
        string text when isForm => text.Length == 0 ? 0 : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Unreadable(),
        _ => throw Unreadable(),
    };

    /// <summary>A list of texts, or an empty one.</summary>
    public IReadOnlyList<string> GetStrings(string name)
    {
        switch (Find(name))
        {
            case null:
                return [];
            case string text when isForm:
                return [text];
            case IReadOnlyList<object?> list:
                var texts = new string[list.Count];
                for (var i = 0; i < texts.Length; i++)
                {
                    texts[i] = list[i] switch { string text => text, null => "", _ when isForm => Cast.ToText(list[i]), _ => throw Unreadable() };
                }

                return texts;
            default:
                throw Unreadable();
        }
    }

    /// <summary>An object, or null.</summary>
    public IReadOnlyDictionary<string, object?>? GetObject(string name) => Find(name) switch
    {
        null => null,
        IReadOnlyDictionary<string, object?> members => members,
        _ => throw Unreadable(),
    };

    /// <summary>Whether the key was sent, whatever its value.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    private object? Find(string name) => values.GetValueOrDefault(name);

    private ApiException Unreadable() => ApiException.BadRequest(errorMessage);
}
