using Holdall.Engine.Schema.Tables;

namespace Holdall.Engine.Schema.Views;

/// <summary>The SELECT of a view collection as text.</summary>
internal static class ViewQuery
{
    /// <summary>Without surrounding space and semicolons.</summary>
    /// <exception cref="CollectionSaveException">It has several statements.</exception>
    public static string Normalize(string query)
    {
        var trimmed = query.Trim().Trim(';').Trim();
        if (SqlText.Split(trimmed, ';') is { Count: > 1 }) throw new CollectionSaveException("multiple statements are not supported");
        return trimmed;
    }
}
