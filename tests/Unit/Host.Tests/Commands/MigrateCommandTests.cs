using Holdall.Collections;
using Holdall.Fields;
using Holdall.Migrations;

namespace Holdall.Host.Tests.Commands;

public sealed class MigrateCommandTests : IDisposable
{
    private static readonly string Line = Environment.NewLine;

    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] args) => AnswerAsync("", args);

    private Task<(int Code, string Output, string Error)> AnswerAsync(string input, params string[] args) =>
        RunAsync(HoldallApp.Create([.. args, "--dir", _folder.Data]).Use<NotesPlugin>(), input);

    private static async Task<(int Code, string Output, string Error)> RunAsync(HoldallApp app, string input = "")
    {
        using var answers = new StringReader(input);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await app.RunAsync(answers, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("migrate", "up")]
    public async Task Up_lists_what_it_applied(params string[] args)
    {
        (await RunAsync(args)).ShouldBe((0, $"Applied 1700000001_create_notes{Line}Applied 1700000002_more_notes{Line}", ""));
        (await RunAsync(args)).ShouldBe((0, "No new migrations to apply." + Line, ""));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("No\n")]
    public async Task Down_reverts_nothing_unless_it_is_confirmed(string answer)
    {
        await RunAsync("migrate", "up");
        var (code, output, error) = await AnswerAsync(answer, "migrate", "down");
        (code, output).ShouldBe((0, "Nothing was reverted." + Line));
        error.ShouldBe($"1700000002_more_notes{Line}Do you really want to revert the above 1 migration(s)? (y/N) ");
    }

    [Theory]
    [InlineData("1", "Reverted 1700000002_more_notes")]
    [InlineData("-1", "Reverted 1700000002_more_notes|Reverted 1700000001_create_notes")]
    public async Task Down_reverts_as_many_as_it_is_told(string count, string reverted)
    {
        await RunAsync("migrate", "up");
        var (code, output, error) = await AnswerAsync("what?\nYES\n", "migrate", "down", count);
        (code, output).ShouldBe((0, reverted.Replace("|", Line) + Line));
        error.Split("(y/N)").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Down_says_when_there_is_nothing()
    {
        await RunAsync("migrate", "up");
        await AnswerAsync("y\n", "migrate", "down", "-1");
        (await RunAsync("migrate", "down")).ShouldBe((0, "No migrations to revert." + Line, ""));
    }

    [Fact]
    public async Task Create_writes_a_skeleton()
    {
        var (code, output, error) = await AnswerAsync("y\n", "migrate", "create", "Create blog-Posts");
        code.ShouldBe(0);
        error.ShouldStartWith("Do you really want to create the migration \"");
        var file = Directory.GetFiles(_folder.At("pb_migrations")).ShouldHaveSingleItem();
        output.ShouldBe($"Successfully created file \"{file}\"{Line}");
        var name = Path.GetFileNameWithoutExtension(file);
        name.ShouldMatch(@"^\d{10}_create_blog_posts$");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        text.ShouldContain($"[Migration(\"{name}\")]\ninternal sealed class CreateBlogPosts{name[..10]} : IMigration\n".ReplaceLineEndings());
    }

    [Fact]
    public async Task What_is_created_comes_after_all_that_is_there()
    {
        var ahead = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 1000;
        _folder.Write($"pb_migrations/{ahead}_created_posts.js", "");
        (await AnswerAsync("y\n", "migrate", "create", "first")).Code.ShouldBe(0);
        (await AnswerAsync("y\n", "migrate", "collections")).Code.ShouldBe(0);

        Directory.GetFiles(_folder.At("pb_migrations")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
            [$"{ahead}_created_posts.js", $"{ahead + 1}_first.cs", $"{ahead + 2}_collections_snapshot.cs"]);
    }

    [Theory]
    [InlineData("create", "x")]
    [InlineData("collections")]
    [InlineData("down")]
    public async Task A_script_that_answers_nothing_is_told_that_nothing_was_done(params string[] args)
    {
        await RunAsync("migrate", "up");
        var (code, output, error) = await RunAsync(["migrate", .. args]);
        (code, output).ShouldBe((1, ""));
        error.ShouldEndWith($"(y/N) {Line}Error: there is nobody to answer the question, so nothing was done; --yes answers it beforehand{Line}");
        Directory.Exists(_folder.At("pb_migrations")).ShouldBeFalse();

        (code, output, error) = await RunAsync(["migrate", .. args, "--yes"]);
        (code, error).ShouldBe((0, ""));
        output.ShouldMatch("^(Successfully created file|Reverted) ");
    }

    [Theory]
    [InlineData("create", "x")]
    [InlineData("collections")]
    public async Task Nothing_is_written_unless_it_is_confirmed(params string[] args)
    {
        await RunAsync("migrate", "up");
        (await AnswerAsync("n\n", ["migrate", .. args])).Output.ShouldBe("No file was written." + Line);
        Directory.Exists(_folder.At("pb_migrations")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_name_without_a_letter_is_refused()
    {
        (await RunAsync("migrate", "create", "?/-")).ShouldBe((1, "", $"Error: \"?/-\" is no name of a migration{Line}"));
        (await RunAsync("migrate", "create")).Code.ShouldBe(1);
        (await RunAsync("migrate", "nope")).ShouldBe((1, "", $"Error: unknown command \"nope\" for \"holdall migrate\"{Line}"));
    }

    [Fact]
    public async Task A_snapshot_of_the_collections_can_be_imported_elsewhere()
    {
        await RunAsync("migrate");
        (await AnswerAsync("y\n", "migrate", "collections", "--migrationsDir", _folder.At("own"))).Code.ShouldBe(0);
        var text = await File.ReadAllTextAsync(
            Directory.GetFiles(_folder.At("own"), "*_collections_snapshot.cs").Single(), TestContext.Current.CancellationToken);
        var parts = text.Split("\"\"\"\"");
        parts.Length.ShouldBe(3);
        parts[1].ShouldNotContain("\"providers\"");
        SnapshotMigration.Json = parts[1];
        var other = _folder.At("other", "pb_data");
        (await RunAsync(HoldallApp.Create("migrate", "--dir", other).Use<SnapshotPlugin>())).ShouldBe((0, $"Applied 1700000009_snapshot{Line}", ""));
        (await RunAsync(
            HoldallApp.Create("migrate", "collections", "--dir", other, "--migrationsDir", _folder.At("again")).Use<SnapshotPlugin>(), "y\n")).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(
            Directory.GetFiles(_folder.At("again")).Single(), TestContext.Current.CancellationToken)).Split("\"\"\"\"")[1].ShouldBe(parts[1]);
    }

    [Fact]
    public async Task History_sync_keeps_scripts_that_still_lie_there()
    {
        await RunAsync("migrate");
        _folder.Write("pb_migrations/1_kept.js", "");
        await RunAsync(HoldallApp.Create("migrate", "--dir", _folder.Data).Use<ScriptHistoryPlugin>());
        var (code, output, _) = await RunAsync("migrate", "history-sync");
        (code, output).ShouldBe((0, $"Forgot 3_scripts{Line}Forgot 2_gone.js{Line}The history names only migrations that exist.{Line}"));
    }

    [Fact]
    public async Task Serve_applies_new_migrations_first()
    {
        await using var host = await TestHost.StartAsync(new NotesPlugin());
        (await host.Client.GetStringAsync("/api/collections/notes/records", TestContext.Current.CancellationToken)).ShouldContain("\"body\":\"more\"");
    }

    [Fact]
    public async Task A_failing_migration_ends_the_start_with_one_line()
    {
        var (code, output, error) = await RunAsync(
            HoldallApp.Create("serve", "--http", "127.0.0.1:0", "--dir", _folder.Data).Use<NotesPlugin>().Use<FailingPlugin>());
        (code, output, error).ShouldBe((1, "", $"Error: failed to apply migration 1700000003_fail of the plugin \"failing\": it just can't{Line}"));
        (await RunAsync("migrate")).Output.ShouldContain("Applied 1700000001_create_notes");
    }

    private sealed class NotesPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddMigrations<MoreNotes>().AddMigrations<CreateNotes>();
    }

    private sealed class SnapshotPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddMigrations<SnapshotMigration>();
    }

    private sealed class ScriptHistoryPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddMigrations<ScriptHistory>();
    }

    private sealed class FailingPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddMigrations<Failing>();
    }

    [Migration("1700000001_create_notes")]
    private sealed class CreateNotes : IMigration
    {
        public Task UpAsync(MigrationContext context) =>
            context.Collections.SaveAsync(Collection.NewBase("notes", [new TextField { Name = "body" }]) with { ListRule = "" }, context.Aborted);

        public Task DownAsync(MigrationContext context) => context.Collections.DeleteAsync(context.Collections.Get("notes"), context.Aborted);
    }

    [Migration("1700000002_more_notes")]
    private sealed class MoreNotes : IMigration
    {
        public Task UpAsync(MigrationContext context) =>
            context.Records.SaveAsync(new Holdall.Records.Record(context.Collections.Get("notes")) { ["body"] = "more" }, context.Aborted);

        public Task DownAsync(MigrationContext context) => Task.FromResult(context.Execute("DELETE FROM notes"));
    }

    [Migration("1700000003_fail")]
    private sealed class Failing : IMigration
    {
        public Task UpAsync(MigrationContext context) => throw new InvalidOperationException("it just can't");

        public Task DownAsync(MigrationContext context) => Task.CompletedTask;
    }

    [Migration("1700000009_snapshot")]
    private sealed class SnapshotMigration : IMigration
    {
        public static string Json { get; set; } = "";

        public Task UpAsync(MigrationContext context) => context.ImportCollectionsAsync(Json);

        public Task DownAsync(MigrationContext context) => Task.CompletedTask;
    }

    [Migration("3_scripts")]
    private sealed class ScriptHistory : IMigration
    {
        public Task UpAsync(MigrationContext context) => Task.FromResult(context.Execute("INSERT INTO _migrations VALUES ('1_kept.js', 1), ('2_gone.js', 1)"));

        public Task DownAsync(MigrationContext context) => Task.CompletedTask;
    }
}
