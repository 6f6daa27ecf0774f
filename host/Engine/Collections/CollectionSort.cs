using Holdall.Engine.Storage;
using Holdall.Http;

namespace Holdall.Engine.Collections;

/// <summary>The <c>sort</c> parameter for the fixed fields of collections.</summary>
internal static class CollectionSort
{
    /// <summary>Terms for ORDER BY; without a sort, the order of the rows.</summary>
    /// <exception cref="ApiException">400, a field is unknown.</exception>
    public static string ToSql(string sort)
    {
        if (sort.Length == 0) return "rowid";
        var terms = new List<string>();
        foreach (var entry in sort.Split(','))
        {
            var name = entry.Trim();
            var isDescending = name.StartsWith('-');
            if (isDescending || name.StartsWith('+')) name = name[1..];
            terms.Add(Column(name) + (isDescending ? " DESC" : " ASC"));
        }

        return string.Join(", ", terms);
    }

    private static string Column(string name) => name switch
    {
        "id" or "created" or "updated" or "name" or "system" or "type" => SqlName.Quote(name),
        "@random" => "RANDOM()",
        "@rowid" => "rowid",
        _ => throw ApiException.BadRequest(),
    };
}
