using System.Globalization;
using Holdall.Batch;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Batch;

/// <summary>Reads the items of a batch: JSON, or multipart with files that become values of their items.</summary>
internal static class BatchForm
{
    private const string Unreadable = "Failed to read the submitted batch data.";

    private static readonly Dictionary<string, string> NoHeaders = [];

    /// <exception cref="ApiException">400, they can't be read.</exception>
    public static async Task<List<BatchItem>> ReadAsync(RequestContext request)
    {
        var body = await ReadBodyAsync(request);
        if (Is(request.Http, "application/x-www-form-urlencoded")) throw ApiException.BadRequest(Unreadable);
        var items = new List<BatchItem>();
        foreach (var item in Get<IReadOnlyList<object?>>(body.Values, "requests") ?? []) items.Add(ReadItem(item));
        foreach (var file in body.Files) Attach(items, file);
        return items;
    }

    /// <summary>
    /// What is no JSON at all has the plain message, as in the other endpoints of records. JSON that is no object is a batch that can't be read.
    /// </summary>
    private static async Task<RequestBody> ReadBodyAsync(RequestContext request)
    {
        try
        {
            return await request.ReadBodyAsync();
        }
        catch (ApiException e) when (IsUnreadable(e, request.Http))
        {
            throw ApiException.BadRequest(Unreadable, cause: e);
        }
    }

    private static bool IsUnreadable(ApiException failure, HttpContext http) =>
        failure.Status == StatusCodes.Status413PayloadTooLarge
        || (failure.Status == StatusCodes.Status400BadRequest && (!Is(http, "application/json") || failure.InnerException is InvalidCastException));

    private static bool Is(HttpContext http, string type) =>
        http.Request.ContentLength != 0 && http.Request.ContentType?.TrimStart().StartsWith(type, StringComparison.Ordinal) == true;

    private static BatchItem ReadItem(object? item)
    {
        if (item is not IEnumerable<KeyValuePair<string, object?>> members) throw ApiException.BadRequest(Unreadable);
        var body = Get<IEnumerable<KeyValuePair<string, object?>>>(members, "body");
        return new BatchItem
        {
            Method = Get<string>(members, "method") ?? "",
            Url = Get<string>(members, "url") ?? "",
            Headers = ReadHeaders(members),
            Body = new Dictionary<string, object?>(body ?? [], StringComparer.Ordinal),
        };
    }

    private static Dictionary<string, string> ReadHeaders(IEnumerable<KeyValuePair<string, object?>> item)
    {
        if (Get<IEnumerable<KeyValuePair<string, object?>>>(item, "headers") is not { } members) return NoHeaders;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in members) headers[name] = value is null or string ? (string?)value ?? "" : throw ApiException.BadRequest(Unreadable);
        return headers;
    }

    /// <summary>A member in any letter case, the last one counts; null when it is absent or null.</summary>
    private static T? Get<T>(IEnumerable<KeyValuePair<string, object?>> members, string name) where T : class
    {
        object? found = null;
        foreach (var (key, value) in members)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) found = value;
        }

        return found is null or T ? (T?)found : throw ApiException.BadRequest(Unreadable);
    }

    private static void Attach(List<BatchItem> items, UploadedFile file)
    {
        if (!TryParseKey(file.Key, out var index, out var key) || index >= items.Count) return;
        var body = (Dictionary<string, object?>)items[index].Body;
        var values = body.GetValueOrDefault(key) switch
        {
            null => [],
            List<object?> list => list,
            var single => [single],
        };
        values.Add(file with { Key = key });
        body[key] = values;
    }

    /// <summary><c>requests.0.key</c> and <c>requests[0].key</c>.</summary>
    private static bool TryParseKey(string text, out int index, out string key)
    {
        const string Dotted = "requests.", Bracketed = "requests[";
        var isDotted = text.StartsWith(Dotted, StringComparison.Ordinal);
        var rest = isDotted || text.StartsWith(Bracketed, StringComparison.Ordinal) ? text.AsSpan(Dotted.Length) : default;
        ReadOnlySpan<char> separator = isDotted ? "." : "].";
        var end = rest.IndexOf(separator);
        (index, key) = (0, "");
        if (end <= 0 || !int.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out index)) return false;
        key = rest[(end + separator.Length)..].ToString();
        return key.Length > 0;
    }
}
