using Holdall.Collections;
using Holdall.Engine.DataDirectory.Migrations;
using Holdall.Engine.Migrations;
using Holdall.Fields;
using Holdall.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Engine.Tests.Migrations;

public sealed class MigrationRunnerTests : IDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly TempFolder _folder = new();

    private Task<TestEngine> OpenAsync(params Type[] migrations) =>
        TestEngine.OpenAsync(_folder, services => services.AddSingleton(Known(migrations)));

    private static KnownMigrations Known(params Type[] migrations)
    {
        var known = new KnownMigrations();
        foreach (var migration in migrations) known.Add("test", migration);
        return known;
    }

    private List<object?[]> History => Sql.Rows(_folder.File("data.db"), "SELECT file, applied FROM _migrations WHERE file NOT LIKE '%.go' ORDER BY file");

    [Fact]
    public async Task New_migrations_run_once_in_the_order_of_their_names()
    {
        var engine = await OpenAsync(typeof(ImportNotes), typeof(FillPosts), typeof(CreatePosts));
        (await engine.Get<MigrationRunner>().UpAsync(Stop)).ShouldBe(["1700000001_create_posts", "1700000002_fill_posts", "1700000004_import"]);
        engine.Texts("SELECT title FROM posts ORDER BY title").ShouldBe(["a 'quoted' one!?", "saved in 2026!"]);
        engine.Collections.Get("notes").Fields.Find("body").ShouldNotBeNull();
        (await engine.Get<MigrationRunner>().UpAsync(Stop)).ShouldBeEmpty();
        await engine.CloseAsync();
    }

    [Fact]
    public async Task Those_of_a_source_run_among_the_others_by_their_names()
    {
        var source = new Scripts(("1700000000_tags.js", new CreateTags()), ("1700000003_last.js", new Failing()));
        var engine = await TestEngine.OpenAsync(
            _folder, services => services.AddSingleton(Known(typeof(CreatePosts))).AddSingleton<IMigrationSource>(source));

        var failure = await Should.ThrowAsync<MigrationException>(() => engine.Get<MigrationRunner>().UpAsync(Stop));
        failure.Message.ShouldBe("failed to apply migration 1700000003_last.js: no");
        History.ShouldBeEmpty();

        source.Remove("1700000003_last.js");
        await engine.CloseAsync();
        engine = await TestEngine.OpenAsync(
            _folder, services => services.AddSingleton(Known(typeof(CreatePosts))).AddSingleton<IMigrationSource>(source));
        (await engine.Get<MigrationRunner>().UpAsync(Stop)).ShouldBe(["1700000000_tags.js", "1700000001_create_posts"]);
        engine.Get<MigrationRunner>().LastApplied(-1).ShouldContain("1700000000_tags.js");
        await engine.CloseAsync();
    }

    [Fact]
    public async Task One_of_a_source_that_was_applied_is_loaded_only_to_revert_it()
    {
        var source = new Scripts(("1700000000_tags.js", new CreateTags()));
        var engine = await TestEngine.OpenAsync(_folder, services => services.AddSingleton(Known()).AddSingleton<IMigrationSource>(source));
        await engine.Get<MigrationRunner>().UpAsync(Stop);
        await engine.CloseAsync();
        source.Loaded.Clear();

        engine = await TestEngine.OpenAsync(_folder, services => services.AddSingleton(Known()).AddSingleton<IMigrationSource>(source));
        (await engine.Get<MigrationRunner>().UpAsync(Stop)).ShouldBeEmpty();
        source.Loaded.ShouldBeEmpty();

        await engine.Get<MigrationRunner>().DownAsync(["1700000000_tags.js"], Stop);
        source.Loaded.ShouldBe(["1700000000_tags.js"]);
        engine.Collections.Find("tags").ShouldBeNull();
        await engine.CloseAsync();
    }

    [Fact]
    public async Task A_file_without_a_migration_is_not_in_the_history_and_counts_once_it_has_one()
    {
        var source = new Scripts(("1700000000_tags.js", null));
        var engine = await TestEngine.OpenAsync(_folder, services => services.AddSingleton(Known()).AddSingleton<IMigrationSource>(source));
        (await engine.Get<MigrationRunner>().UpAsync(Stop)).ShouldBeEmpty();
        History.ShouldBeEmpty();
        await engine.CloseAsync();

        var filled = new Scripts(("1700000000_tags.js", new CreateTags()));
        engine = await TestEngine.OpenAsync(_folder, services => services.AddSingleton(Known()).AddSingleton<IMigrationSource>(filled));
        (await engine.Get<MigrationRunner>().UpAsync(Stop)).ShouldBe(["1700000000_tags.js"]);
        await engine.CloseAsync();
    }

    [Fact]
    public async Task The_history_names_them_with_the_time_in_microseconds()
    {
        var engine = await OpenAsync(typeof(CreatePosts));
        await engine.Get<MigrationRunner>().UpAsync(Stop);
        var row = History.Single();
        row.ShouldBe(["1700000001_create_posts", TestEngine.Now.ToUnixTimeMilliseconds() * 1000]);
        await engine.CloseAsync();
    }

    [Fact]
    public async Task One_with_an_older_name_still_runs()
    {
        var engine = await OpenAsync(typeof(ImportNotes));
        await engine.Get<MigrationRunner>().UpAsync(Stop);
        await engine.CloseAsync();
        engine = await OpenAsync(typeof(ImportNotes), typeof(CreatePosts));
        (await engine.Get<MigrationRunner>().UpAsync(Stop)).ShouldBe(["1700000001_create_posts"]);
        await engine.CloseAsync();
    }

    [Fact]
    public async Task A_failure_undoes_the_whole_run_and_names_the_culprit_in_one_line()
    {
        var engine = await OpenAsync(typeof(CreatePosts), typeof(FillPosts), typeof(Fails));
        var before = engine.Texts("SELECT sql FROM sqlite_schema");
        var failure = await Should.ThrowAsync<MigrationException>(() => engine.Get<MigrationRunner>().UpAsync(Stop));
        failure.Message.ShouldBe("""failed to apply migration 1700000003_fails of the plugin "test": Failed to create collection (name: Must be in a valid format.)""");
        History.ShouldBeEmpty();
        engine.Texts("SELECT sql FROM sqlite_schema").ShouldBe(before);
        engine.Collections.Find("posts").ShouldBeNull();
        await engine.CloseAsync();
    }

    [Fact]
    public async Task The_last_ones_are_reverted_newest_first()
    {
        var engine = await OpenAsync(typeof(CreatePosts), typeof(FillPosts));
        var runner = engine.Get<MigrationRunner>();
        await runner.UpAsync(Stop);
        // Applied together, so the names decide; an old row is in seconds, and one of a file that is gone can't be reverted.
        Sql.Execute(engine.File, "INSERT INTO _migrations VALUES ('1600000000_gone.js', 1900000000), ('1600000001_old.js', 1600000000)");
        runner.LastApplied(1).ShouldBe(["1700000002_fill_posts"]);
        runner.LastApplied(-1).ShouldBe(["1700000002_fill_posts", "1700000001_create_posts"]);
        runner.LastApplied(0).ShouldBeEmpty();
        await runner.DownAsync(runner.LastApplied(-1), Stop);
        engine.Collections.Find("posts").ShouldBeNull();
        History.Select(row => row[0]).ShouldBe(["1600000000_gone.js", "1600000001_old.js"]);
        await engine.CloseAsync();
    }

    [Fact]
    public async Task A_failed_way_back_undoes_nothing()
    {
        var engine = await OpenAsync(typeof(CreatePosts));
        await engine.Get<MigrationRunner>().UpAsync(Stop);
        await engine.CloseAsync();
        engine = await OpenAsync(typeof(CreatePosts), typeof(Fails));
        Sql.Execute(engine.File, "INSERT INTO _migrations VALUES ('1700000003_fails', 1)");
        var failure = await Should.ThrowAsync<MigrationException>(
            () => engine.Get<MigrationRunner>().DownAsync(["1700000001_create_posts", "1700000003_fails"], Stop));
        failure.Message.ShouldBe("failed to revert migration 1700000003_fails of the plugin \"test\": there is no way back");
        engine.Collections.Find("posts").ShouldNotBeNull();
        History.Count.ShouldBe(2);
        await engine.CloseAsync();
    }

    [Fact]
    public async Task History_forgets_only_what_nobody_knows()
    {
        var engine = await OpenAsync(typeof(CreatePosts));
        await engine.Get<MigrationRunner>().UpAsync(Stop);
        Sql.Execute(engine.File, "INSERT INTO _migrations VALUES ('1_gone.js', 2), ('2_kept.js', 1)");
        (await engine.Get<MigrationRunner>().SyncHistoryAsync(name => name == "2_kept.js", Stop)).ShouldBe(["1_gone.js"]);
        engine.Texts("SELECT count(*) FROM _migrations").ShouldBe([(SystemMigrations.All.Count + 2).ToString()]);
        await engine.CloseAsync();
    }

    [Fact]
    public void A_name_is_taken_only_once()
    {
        Should.Throw<MigrationException>(() => new KnownMigrations().Add("a", typeof(CreatePosts)).Add("b", typeof(CreatePosts))).Message.ShouldBe(
            "there are two migrations of the name 1700000001_create_posts, one of \"a\" and one of \"b\"");
        Should.Throw<MigrationException>(() => Known(typeof(TakesABuiltInName)));
    }

    [Fact]
    public void A_migration_needs_a_name()
    {
        var builder = new PluginBuilder(
            new PluginManifest { Id = "x", Name = "X", Version = "1.0.0", Contract = "0.1", Assembly = "X.dll" },
            "",
            "",
            new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        builder.AddMigrations<CreatePosts>().Migrations.ShouldBe([typeof(CreatePosts)]);
        Should.Throw<InvalidOperationException>(() => builder.AddMigrations<Nameless>()).Message.ShouldBe("Nameless needs a [Migration(\"…\")] with its name.");
    }

    public void Dispose() => _folder.Dispose();

    private sealed class Scripts(params (string Name, IMigration? Migration)[] migrations) : IMigrationSource
    {
        private readonly List<(string Name, IMigration? Migration)> _all = [.. migrations];

        public IReadOnlyList<string> Names => [.. _all.Select(m => m.Name)];

        public List<string> Loaded { get; } = [];

        public IMigration? Load(string name)
        {
            Loaded.Add(name);
            return _all.Find(m => m.Name == name).Migration;
        }

        public string Extension => ".js";

        public string EmptyFile => "";

        public void Remove(string name) => _all.RemoveAll(m => m.Name == name);

        public string SnapshotFile(string collections) => collections;
    }

    private sealed class CreateTags : IMigration
    {
        public Task UpAsync(MigrationContext context) =>
            context.Collections.SaveAsync(Collection.NewBase("tags", [new TextField { Name = "word" }]), context.Aborted);

        public Task DownAsync(MigrationContext context) => context.Collections.DeleteAsync(context.Collections.Get("tags"), context.Aborted);
    }

    private sealed class Failing : IMigration
    {
        public Task UpAsync(MigrationContext context) => throw new InvalidOperationException("no");

        public Task DownAsync(MigrationContext context) => Task.CompletedTask;
    }
}
