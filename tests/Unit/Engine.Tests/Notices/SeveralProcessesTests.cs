using Holdall.App;
using Holdall.Collections;
using Holdall.Engine.Notices;
using Holdall.Engine.Settings;
using Holdall.Fields;
using Holdall.Hooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Holdall.Engine.Tests.Notices;

/// <summary>Two engines on one data directory share nothing but the files, like two processes.</summary>
public sealed class SeveralProcessesTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private TestEngine _server = null!;
    private TestEngine _command = null!;

    [Fact]
    public async Task Settings_saved_by_another_process_are_in_force_and_run_the_reload_hook()
    {
        var reloaded = new TaskCompletionSource<string>();
        _server.Get<IHooks>().SettingsReload.Use((e, next) =>
        {
            reloaded.TrySetResult(e.Settings.Meta.AppName);
            return next();
        });
        var settings = _command.Get<SettingsStore>();
        await settings.SaveAsync(settings.Current with { Meta = settings.Current.Meta with { AppName = "Theirs" } }, TestContext.Current.CancellationToken);
        (await Eventually.EndsAsync(reloaded.Task)).ShouldBe("Theirs");
        _server.Get<SettingsStore>().Current.Meta.AppName.ShouldBe("Theirs");
    }

    [Fact]
    public async Task A_secret_that_another_process_has_emptied_is_gone()
    {
        var theirs = _command.Get<SettingsStore>();
        var ours = _server.Get<SettingsStore>();
        await theirs.SaveAsync(theirs.Current with { S3 = theirs.Current.S3 with { Secret = "s3cret" } }, TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => ours.Current.S3.Secret == "s3cret");
        await theirs.SaveAsync(theirs.Current with { S3 = theirs.Current.S3 with { Secret = "" } }, TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => ours.Current.S3.Secret == "");
    }

    [Fact]
    public async Task Collections_changed_by_another_process_are_seen()
    {
        var notes = await _command.Collections.SaveAsync(Notes(), TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => _server.Collections.Find("notes") is not null);
        await _server.AddAsync("notes", ("title", "a"));
        await _command.Collections.SaveAsync(notes with { Name = "papers" }, TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => _server.Collections.Find("papers") is not null);
        await _server.AddAsync("papers", ("title", "b"));
        await _command.Collections.DeleteAsync(_command.Collections.Get("papers"), TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => _server.Collections.Find("papers") is null);
    }

    [Fact]
    public async Task Records_written_by_another_process_are_counted_at_once()
    {
        await _command.Collections.SaveAsync(Notes(), TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => _server.Collections.Find("notes") is not null);
        for (var i = 1; i <= 20; i++)
        {
            await _command.AddAsync("notes", ("title", "n"));
            Count(_server).ShouldBe(i);
            Count(_server).ShouldBe(i);
        }
    }

    [Fact]
    public async Task A_change_starts_from_what_is_stored_also_before_the_notice_came()
    {
        await _command.Collections.SaveAsync(Notes(), TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => _server.Collections.Find("notes") is not null);
        var known = _server.Collections.Get("notes");
        await _command.Collections.SaveAsync(
            known with { Fields = FieldList.Create([.. known.Fields, new TextField { Name = "body" }]) }, TestContext.Current.CancellationToken);
        await _server.Collections.SaveAsync(known with { Name = "papers" }, TestContext.Current.CancellationToken);
        _server.Texts("SELECT name FROM pragma_table_info('papers') ORDER BY name").ShouldBe(["id", "title"]);
    }

    [Fact]
    public async Task Notices_leave_no_files()
    {
        await _command.Collections.SaveAsync(Notes(), TestContext.Current.CancellationToken);
        Directory.GetFiles(_folder.File(ChangeNotices.Folder)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_directory_that_cannot_be_watched_stops_nothing()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File(ChangeNotices.Folder), "", TestContext.Current.CancellationToken);
        var engine = await TestEngine.OpenAsync(folder);
        await engine.Collections.SaveAsync(Notes(), TestContext.Current.CancellationToken);
        await engine.CloseAsync();
    }

    public async ValueTask InitializeAsync()
    {
        _server = await TestEngine.OpenAsync(_folder, RealTime);
        _command = await TestEngine.OpenAsync(_folder, RealTime);
    }

    public async ValueTask DisposeAsync()
    {
        await _command.CloseAsync();
        await _server.CloseAsync();
        _folder.Dispose();
    }

    private static void RealTime(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton(TimeProvider.System));

    private static Collection Notes() => new() { Name = "notes", Fields = FieldList.Create([new TextField { Name = "title" }]) };

    private static long Count(TestEngine engine) => engine.Records.Count("notes", "title = {:title}", ("title", "n"));
}
