using System.Runtime.CompilerServices;

namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>The API errors that scripts have made, with what they gave as their data.</summary>
internal static class RawData
{
    private static readonly object Nothing = new();
    private static readonly ConditionalWeakTable<ApiException, object> Given = [];

    public static ApiException Keep(ApiException error, object? data)
    {
        Given.AddOrUpdate(error, data ?? Nothing);
        return error;
    }

    public static object? Of(ApiException error) => Given.TryGetValue(error, out var data) && data != Nothing ? data : null;

    /// <summary>Whether a script has made it.</summary>
    public static bool IsMade(ApiException error) => Given.TryGetValue(error, out _);
}
