using Holdall.Http;

namespace Holdall.Engine.Fields.Validation;

/// <summary>How the rules say what is wrong.</summary>
internal static class FieldRule
{
    /// <summary>An error whose message has one parameter.</summary>
    public static FieldError Error(string code, string message, string parameter, object? value) =>
        new(code, message) { Parameters = new Dictionary<string, object?> { [parameter] = value } };
}
