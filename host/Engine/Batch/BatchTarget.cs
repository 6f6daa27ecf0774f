namespace Holdall.Engine.Batch;

/// <summary>What an item of a batch is aimed at. Collection and id are taken literally, not percent-decoded.</summary>
/// <param name="Path">The url without its query.</param>
/// <param name="Query">The query with its question mark, or empty.</param>
/// <param name="Collection">Name or id of the collection.</param>
/// <param name="Id">Id of the record; null when the url names none.</param>
internal sealed record BatchTarget(string Path, string Query, string Collection, string? Id)
{
    private const string Prefix = "/api/collections/";
    private const string Records = "/records";

    /// <summary>The target of a url, or null when it is none of those that batches know.</summary>
    public static BatchTarget? Parse(string url)
    {
        var mark = url.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? url : url[..mark];
        if (!path.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var rest = path[Prefix.Length..];
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        if (end <= 0 || !rest.AsSpan(end).StartsWith(Records, StringComparison.Ordinal)) return null;
        var query = mark < 0 ? "" : url[mark..];
        var tail = rest[(end + Records.Length)..];
        if (tail.Length == 0) return new BatchTarget(path, query, rest[..end], null);
        var id = tail[1..];
        return tail[0] != '/' || id.Length == 0 || id.Contains('/', StringComparison.Ordinal) ? null : new BatchTarget(path, query, rest[..end], id);
    }
}
