using System.Globalization;
using System.Text.Json;
using Holdall.Auth;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>
/// What a provider has sent, by paths such as <c>data.0.login</c>. What is absent or null has the zero value; what is of another type than it must be is
/// a failure: such a provider is not the one that was meant.
/// </summary>
/// <param name="root">A JSON object.</param>
internal readonly struct UserDocument(JsonElement root)
{
    /// <summary>The document itself.</summary>
    public JsonElement Root => root;

    /// <summary>A text, or empty.</summary>
    /// <exception cref="OAuth2Exception">It is something else.</exception>
    public string GetText(string path) => Find(path) is not { } value ? "" : value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Unusable(path);

    /// <summary>True or false.</summary>
    /// <exception cref="OAuth2Exception">It is something else.</exception>
    public bool GetFlag(string path) => Find(path) is { } value && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unusable(path),
    };

    /// <summary>A whole number as text; empty when there is none, or 0.</summary>
    /// <exception cref="OAuth2Exception">It is something else.</exception>
    public string GetInteger(string path)
    {
        if (Find(path) is not { } value) return "";
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number)) throw Unusable(path);
        return number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether it is what some way to write it means true.</summary>
    public bool IsTruthy(string path) => Find(path) is { } value && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => value.TryGetDouble(out var number) && number != 0,
        JsonValueKind.String => value.GetString() is "1" or "t" or "T" or "TRUE" or "true" or "True",
        _ => false,
    };

    /// <summary>The value at a path; null when it is absent or null.</summary>
    /// <exception cref="OAuth2Exception">Something on the way is neither an object nor a list.</exception>
    public JsonElement? Find(string path)
    {
        var value = root;
        foreach (var range in path.AsSpan().Split('.'))
        {
            if (Step(value, path.AsSpan(range), path) is not { ValueKind: not JsonValueKind.Null } next) return null;
            value = next;
        }

        return value;
    }

    private static JsonElement? Step(JsonElement value, ReadOnlySpan<char> name, string path)
    {
        if (value.ValueKind == JsonValueKind.Object) return value.TryGetProperty(name, out var member) ? member : null;
        if (value.ValueKind != JsonValueKind.Array || !int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) throw Unusable(path);
        return index < value.GetArrayLength() ? value[index] : null;
    }

    private static OAuth2Exception Unusable(string path) => new($"The provider has sent a \"{path}\" that can't be used.");
}
