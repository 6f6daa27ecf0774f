using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Http;
using Holdall.TestKit.Fakes;

namespace Holdall.Engine.Tests.Collections;

/// <summary>Queries that never come to an end are tried where nobody waits for them.</summary>
public sealed class EndlessViewTests : IDisposable
{
    private const string Endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) as id from n";
    private const string Fine = "select id, name from users";

    private readonly TestSchema _schema = new();

    [Fact]
    public async Task A_dry_run_goes_on_while_somebody_else_writes_and_writes_nothing()
    {
        var commits = _schema.Databases.Main.Commits;
        await _schema.Databases.Main.RunAsync(() =>
        {
            using (ExecutionContext.SuppressFlow()) return Task.Run(() => TryAsync(Fine));
        });
        _schema.Databases.Main.Commits.ShouldBe(commits + 1);
    }

    [Fact]
    public async Task A_dry_run_has_the_limit_of_reading()
    {
        PassTime();
        (await Should.ThrowAsync<ApiException>(TryAsync(Endless))).Message.ShouldStartWith("Invalid view query. Raw error: \ninterrupted");
    }

    [Fact]
    public async Task A_dry_run_ends_with_its_request()
    {
        using var stop = new CancellationTokenSource();
        var request = new FakeRequest().With("query", Endless);
        request.Http.RequestAborted = stop.Token;
        await stop.CancelAsync();
        await Should.ThrowAsync<ApiException>(new TryView(_schema.Databases, _schema.Cache).RunAsync(request));
    }

    [Fact]
    public async Task A_view_that_never_ends_is_not_saved()
    {
        PassTime();
        (await _schema.ErrorsAsync(Collection.NewView("v", Endless))).Find("viewQuery")!.Message.ShouldStartWith("Invalid query - interrupted");
        await _schema.CreateAsync("afterwards");
    }

    [Fact]
    public async Task A_view_is_tried_before_it_waits_for_the_writer()
    {
        var (running, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holding = _schema.Databases.Main.RunAsync(() =>
        {
            running.SetResult();
            return release.Task;
        });
        await running.Task;
        PassTime();
        var before = _schema.Time.GetTimestamp();
        var saving = _schema.ErrorsAsync(Collection.NewView("v", Endless));
        // The clock goes on only when somebody looks at it, as a query does.
        (_schema.Time.GetElapsedTime(before) > TimeSpan.FromSeconds(30)).ShouldBeTrue();
        release.SetResult();
        await holding;
        (await saving).Find("viewQuery").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_view_that_never_ends_is_not_imported()
    {
        PassTime();
        var import = new CollectionImporter(
            _schema.Databases,
            _schema.Cache,
            _schema.Store,
            new Engine.Collections.Validation.CollectionValidator(_schema.Cache, new Engine.Schema.OAuth2Providers([])));
        var view = new Dictionary<string, object?> { ["name"] = "v", ["type"] = "view", ["viewQuery"] = Endless };
        (await Should.ThrowAsync<ApiException>(
            import.RunAsync([view], deleteMissing: false, CancellationToken.None))).Errors.Find("collections")!.Message.ShouldContain("interrupted");
        _schema.Store.Find("v").ShouldBeNull();
    }

    public void Dispose() => _schema.Dispose();

    private void PassTime() => _schema.Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);

    private Task TryAsync(string query) => new TryView(_schema.Databases, _schema.Cache).RunAsync(new FakeRequest().With("query", query));
}
