using System.Text.Json;

namespace Holdall.Bench.Driver;

internal static class RecordIds
{
    private const int PerPage = 500;
    private const int Max = 10_000;

    /// <summary>Asks the server itself for the ids of its first records.</summary>
    public static async Task<IReadOnlyList<string>> FetchAsync(HttpClient http, Uri url, CancellationToken stop)
    {
        var ids = new List<string>();
        for (var page = 1; ids.Count < Max; page++)
        {
            await using var answer = await http.GetStreamAsync(new Uri(url, $"/api/collections/posts/records?page={page}&perPage={PerPage}"), stop);
            using var list = await JsonDocument.ParseAsync(answer, cancellationToken: stop);
            var items = list.RootElement.GetProperty("items");
            foreach (var item in items.EnumerateArray())
                ids.Add(item.GetProperty("id").GetString()!);
            if (items.GetArrayLength() < PerPage)
                break;
        }

        return ids.Count > 0 ? ids : throw new InvalidOperationException($"{url} has no records in the collection posts.");
    }
}
