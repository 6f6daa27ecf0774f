using System.Text.Json;

namespace Holdall.Bench.Compare;

/// <summary>A ratio says nothing if the two answer different things: the same page must hold the same rows, key by key and value by value.</summary>
internal static class SameShape
{
    public static async Task CheckAsync(HttpClient http, Uri reference, Uri challenger, CancellationToken stop)
    {
        const string list = "/api/collections/posts/records?page=2&perPage=30";
        using var expected = await GetAsync(http, new Uri(reference, list), stop);
        using var actual = await GetAsync(http, new Uri(challenger, list), stop);
        Compare(expected, actual);

        var view = $"/api/collections/posts/records/{expected.RootElement.GetProperty("items")[0].GetProperty("id").GetString()}";
        using var expectedRecord = await GetAsync(http, new Uri(reference, view), stop);
        using var actualRecord = await GetAsync(http, new Uri(challenger, view), stop);
        Compare(expectedRecord, actualRecord);
    }

    private static void Compare(JsonDocument expected, JsonDocument actual)
    {
        if (!JsonElement.DeepEquals(expected.RootElement, actual.RootElement))
            throw new InvalidOperationException($"The servers answer differently.\nreference: {Start(expected)}\nother: {Start(actual)}");
    }

    private static string Start(JsonDocument answer)
    {
        var text = answer.RootElement.GetRawText();
        return text.Length > 700 ? text[..700] + "…" : text;
    }

    private static async Task<JsonDocument> GetAsync(HttpClient http, Uri url, CancellationToken stop)
    {
        await using var answer = await http.GetStreamAsync(url, stop);
        return await JsonDocument.ParseAsync(answer, cancellationToken: stop);
    }
}
