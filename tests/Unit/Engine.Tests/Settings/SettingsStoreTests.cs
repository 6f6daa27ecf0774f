using Holdall.App;
using Holdall.Engine.DataDirectory;
using Holdall.Engine.Hooks;
using Holdall.Engine.Notices;
using Holdall.Engine.Settings;
using Holdall.Engine.Storage;
using Holdall.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.Settings;

public sealed class SettingsStoreTests : IDisposable
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));
    private readonly HookRegistry _hooks = new(NullLogger<HookRegistry>.Instance);
    private readonly List<IDisposable> _open = [];

    [Fact]
    public async Task Saved_settings_are_in_force_and_stored_with_their_secrets()
    {
        var store = await OpenAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        await store.SaveAsync(
            store.Current with { Smtp = store.Current.Smtp with { Password = "<secret>" }, S3 = store.Current.S3 with { Secret = "s3cret" } });
        store.Current.Smtp.Password.ShouldBe("<secret>");
        Value().ShouldContain("\"password\":\"<secret>\"");
        Value().ShouldContain("\"accessKey\":\"\",\"secret\":\"s3cret\",\"forcePathStyle\":false");
        Texts("SELECT typeof(value) || ' ' || created || ' ' || updated FROM _params").ShouldBe(["blob 2026-01-02 03:04:05.678Z 2026-01-02 03:05:05.678Z"]);
    }

    [Fact]
    public async Task With_a_key_they_are_stored_as_text_that_only_the_key_opens()
    {
        var store = await OpenAsync();
        var keyed = await OpenAsync(Key);
        await keyed.SaveAsync(store.Current with { Meta = store.Current.Meta with { AppName = "Secret club" } });
        Texts("SELECT typeof(value) FROM _params").ShouldBe(["text"]);
        Value().ShouldNotContain("Secret club");
        (await OpenAsync(Key)).Current.Meta.AppName.ShouldBe("Secret club");
        await Should.ThrowAsync<DataDirectoryException>(() => OpenAsync());
        await Should.ThrowAsync<DataDirectoryException>(() => OpenAsync(new string('x', 32)));
    }

    [Fact]
    public async Task A_key_of_a_wrong_length_fails_the_save_and_changes_nothing()
    {
        await OpenAsync();
        var before = Value();
        var keyed = await OpenAsync("short");
        await Should.ThrowAsync<Exception>(() => keyed.SaveAsync(keyed.Current));
        Value().ShouldBe(before);
    }

    [Theory]
    [InlineData("CAST('{\"meta\":{\"appName\":\"Mine\"},\"unknown\":1}' AS BLOB)")]
    [InlineData("'{\"meta\":{\"appName\":\"Mine\"}}'")]
    public async Task Missing_keys_keep_their_defaults(string value)
    {
        await OpenAsync();
        Sql.Execute(_folder.File("data.db"), $"UPDATE _params SET value = {value}");
        var settings = (await OpenAsync()).Current;
        settings.Meta.AppName.ShouldBe("Mine");
        settings.Meta.SenderName.ShouldBe("Support");
        settings.Backups.CronMaxKeep.ShouldBe(3);
        settings.RateLimits.Rules.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_directory_that_knows_no_size_of_log_data_opens_with_zero_and_stores_one_as_the_last_of_its_group()
    {
        await OpenAsync();
        Sql.Execute(
            _folder.File("data.db"), """UPDATE _params SET value = CAST('{"logs":{"maxDays":7,"minLevel":4,"logIP":false,"logAuthId":true}}' AS BLOB)""");
        var store = await OpenAsync();
        store.Current.Logs.ShouldBe(new LogSettings { MaxDays = 7, MinLevel = 4, LogIP = false, LogAuthId = true, MaxDataSize = 0 });
        await store.SaveAsync(store.Current with { Logs = store.Current.Logs with { MaxDataSize = 5_000_000_000 } });
        Value().ShouldEndWith("""
            "logs":{"maxDays":7,"minLevel":4,"logIP":false,"logAuthId":true,"maxDataSize":5000000000}}
            """);
    }

    [Fact]
    public async Task A_missing_row_is_made_from_the_current_settings()
    {
        var store = await OpenAsync();
        await store.SaveAsync(store.Current with { Meta = store.Current.Meta with { AppName = "Kept" } });
        Sql.Execute(_folder.File("data.db"), "DELETE FROM _params");
        await store.ReloadAsync();
        Value().ShouldContain("Kept");
    }

    [Fact]
    public async Task Each_load_runs_the_reload_hooks()
    {
        var seen = new List<string>();
        _hooks.SettingsReload.Use((e, next) =>
        {
            seen.Add(e.Settings.Meta.AppName);
            return next();
        });
        var store = await OpenAsync();
        await store.SaveAsync(store.Current with { Meta = store.Current.Meta with { AppName = "Second" } });
        seen.ShouldBe(["Acme", "Second"]);
    }

    [Fact]
    public async Task A_rolled_back_save_leaves_the_settings_in_force()
    {
        var store = await OpenAsync(out var databases);
        await Should.ThrowAsync<InvalidOperationException>(() => databases.Main.RunAsync(async () =>
        {
            await store.SaveAsync(store.Current with { Meta = store.Current.Meta with { AppName = "Never" } });
            throw new InvalidOperationException();
        }));
        store.Current.Meta.AppName.ShouldBe("Acme");
        Value().ShouldNotContain("Never");
    }

    [Fact]
    public async Task Renaming_a_collection_renames_its_rate_limits()
    {
        var store = await OpenAsync();
        await store.SaveAsync(store.Current with { RateLimits = new RateLimitSettings { Rules = [Rule("posts:list"), Rule("postsextra:list")] } });
        await store.RenameLabelsAsync("posts", "articles");
        store.Current.RateLimits.Rules.Select(rule => rule.Label).ShouldBe(["articles:list", "postsextra:list"]);
    }

    public void Dispose()
    {
        foreach (var open in _open) open.Dispose();
        _folder.Dispose();
    }

    private Task<SettingsStore> OpenAsync(string? key = null) => LoadAsync(key, out _);

    private Task<SettingsStore> OpenAsync(out Databases databases) => LoadAsync(null, out databases);

    private Task<SettingsStore> LoadAsync(string? key, out Databases databases)
    {
        var options = new EngineOptions(_folder.Path, key);
        databases = DirectoryDatabases.Open(options, _time);
        _open.Add(databases);
        return Load(new SettingsStore(databases, options, _hooks, new ChangeNotices(options, NullLogger<ChangeNotices>.Instance), _time));

        static async Task<SettingsStore> Load(SettingsStore store)
        {
            await store.ReloadAsync();
            return store;
        }
    }

    private string Value() => Texts("SELECT CAST(value AS TEXT) FROM _params").Single();

    private List<string> Texts(string sql) => Sql.Texts(_folder.File("data.db"), sql);

    private static RateLimitRule Rule(string label) => new() { Label = label, Duration = 1, MaxRequests = 1 };
}
