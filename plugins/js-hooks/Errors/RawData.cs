using System.Runtime.CompilerServices;

namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>What scripts have given as the data of the API errors that they have made.</summary>
internal static class RawData
{
    private static readonly ConditionalWeakTable<ApiException, object> Given = [];

    public static ApiException Keep(ApiException error, object? data)
    {
        if (data is not null) Given.AddOrUpdate(error, data);
        return error;
    }

    public static object? Of(ApiException error) => Given.TryGetValue(error, out var data) ? data : null;
}
