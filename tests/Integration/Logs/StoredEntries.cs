using System.Text.Json;
using Holdall.Engine.Logs;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Logs;

/// <summary>Waits for entries of the log and reads them over the API.</summary>
internal static class StoredEntries
{
    /// <summary>The first entry that matches, once it is there.</summary>
    public static async Task<LoggedEntry> FindEntryAsync(this TestApp app, string filter)
    {
        JsonElement found = default;
        await Eventually.HoldsAsync(
            async () =>
            {
                await app.Services.GetRequiredService<LogStore>().FlushAsync();
                var answer = await app.Superuser.GetAsync("/api/logs?sort=-@rowid&filter=" + Uri.EscapeDataString(filter));
                return answer.Json.GetProperty("items") is var items && items.GetArrayLength() > 0 && (found = items[0]).ValueKind == JsonValueKind.Object;
            },
            "there is an entry with " + filter);
        return new LoggedEntry(found);
    }
}

/// <summary>An entry of the log.</summary>
internal sealed record LoggedEntry(JsonElement Json)
{
    public int Level => Json.GetProperty("level").GetInt32();

    public string? Error => this["error"];

    public string? Details => this["details"];

    public string? this[string key] => Json.GetProperty("data").TryGetProperty(key, out var value) ? value.ToString() : null;
}
