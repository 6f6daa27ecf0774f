using System.Text.Json;
using Holdall.Engine.Logs;
using Holdall.Engine.Settings;
using Holdall.Engine.Storage;
using Holdall.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests.Logs;

/// <summary>The log of a host.</summary>
internal sealed class HostLog(TestHost host)
{
    /// <summary>The entries, once so many are there. An entry is added after its request was answered.</summary>
    public async Task<List<HostLogRow>> ReadAsync(int count, Predicate<HostLogRow>? isMeant = null)
    {
        var store = host.Services.GetRequiredService<LogStore>();
        var rows = new List<HostLogRow>();
        await Eventually.HoldsAsync(async () =>
        {
            await store.FlushAsync();
            rows = Read().FindAll(isMeant ?? (_ => true));
            return rows.Count >= count;
        }, $"{count} log entries");
        rows.Count.ShouldBe(count, string.Join(Environment.NewLine, rows.Select(row => $"{row.Message} {row.Json}")));
        return rows;
    }

    public async Task<HostLogRow> ReadOneAsync() => (await ReadAsync(1))[0];

    public Task SetAsync(LogSettings logs, params string[] trustedHeaders) => host.Services.GetRequiredService<SettingsStore>().SaveAsync(
        new AppSettings
        {
            Logs = logs,
            TrustedProxy = new TrustedProxySettings { Headers = trustedHeaders, UseLeftmostIP = false },
        }, TestContext.Current.CancellationToken);

    public static List<HostLogRow> Read(Database database)
    {
        using var lease = database.Read();
        using var rows = lease.Session.Prepare("SELECT level, message, data FROM `_logs` ORDER BY rowid");
        var found = new List<HostLogRow>();
        while (rows.Step()) found.Add(new HostLogRow((int)rows.Int64(0), rows.Text(1), rows.Text(2)));
        return found;
    }

    private List<HostLogRow> Read() => Read(host.Services.GetRequiredService<Databases>().Auxiliary);
}

internal sealed record HostLogRow(int Level, string Message, string Json)
{
    public JsonElement Data => JsonElement.Parse(Json);

    /// <summary>A value of the data as JSON; null when it is absent.</summary>
    public string? this[string key] => Data.TryGetProperty(key, out var value) ? value.GetRawText() : null;

    public string Keys => string.Join(' ', Data.EnumerateObject().Select(member => member.Name));
}
