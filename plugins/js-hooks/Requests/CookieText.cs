using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>What stands in headers of cookies. Nothing is encoded or decoded there.</summary>
internal static class CookieText
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters);

    /// <summary>The cookies of a header; what is none is left out.</summary>
    public static IEnumerable<(string Name, string Value)> Read(StringValues headers)
    {
        foreach (var header in headers)
        {
            foreach (var part in (header ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var equals = part.IndexOf('=', StringComparison.Ordinal);
                var name = equals < 0 ? part : part[..equals].TrimEnd();
                var value = Unquoted(equals < 0 ? "" : part[(equals + 1)..].TrimStart());
                if (IsName(name) && value.All(IsOfValue)) yield return (name, value);
            }
        }
    }

    /// <summary>A value as a header has it: what can't stand there is left out, and spaces and commas stand in quotes.</summary>
    public static string Value(string value)
    {
        var clean = string.Concat(value.Where(IsOfValue));
        return clean.AsSpan().ContainsAny(' ', ',') ? "\"" + clean + "\"" : clean;
    }

    /// <summary>A path or a domain without what would end it.</summary>
    public static string Attribute(string text) => string.Concat(text.Where(static c => c is >= ' ' and < '\x7f' and not ';'));

    private static string Unquoted(string value) => value is ['"', .. var inner, '"'] ? inner : value;

    private static bool IsOfValue(char c) => c is >= ' ' and < '\x7f' and not ('"' or ';' or '\\');
}
