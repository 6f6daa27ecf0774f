using Holdall.Records;
using Holdall.Values;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>What scripts put in the place of a page of records.</summary>
internal static class ListResult
{
    /// <summary>A page that a script has read, or an object with some of its members; a missing one is zero.</summary>
    public static RecordPage Of(CallArguments a)
    {
        if (a.Host<RecordPage>(0) is { } given) return given;
        var members = a.Map(0);
        var page = new RecordPage
        {
            Page = Number(members, "page"),
            PerPage = Number(members, "perPage"),
            TotalItems = Number(members, "totalItems"),
            TotalPages = Number(members, "totalPages"),
            Items = [],
        };
        if (members.GetValueOrDefault("items") is IEnumerable<object?> items) Fill(page, [.. items]);
        return page;
    }

    /// <summary>Other items: records stay what they are to handlers, all else is answered as it is.</summary>
    public static void Fill(RecordPage page, IReadOnlyList<object?> items)
    {
        page.Content = null;
        if (items.All(static item => item is Record)) RequestEvents.Fill(page.Items, items.Cast<Record>());
        else page.Content = items;
    }

    private static long Number(Dictionary<string, object?> members, string name) => (long)Cast.ToNumber(members.GetValueOrDefault(name));
}
