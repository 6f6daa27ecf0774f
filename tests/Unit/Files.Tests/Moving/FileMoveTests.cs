using Holdall.Commands;
using Holdall.Files;
using Holdall.Plugins.Files.Moving;
using Holdall.Plugins.Files.S3;
using Holdall.Settings;
using Holdall.TestKit.S3;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Plugins.Files.Tests.Moving;

public sealed class FileMoveTests : IAsyncLifetime
{
    private S3Server _server = null!;
    private TestEngine _engine = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    private ISettings Settings => _engine.Get<ISettings>();

    public async ValueTask InitializeAsync()
    {
        _server = await S3Server.StartAsync();
        _engine = await TestEngine.OpenAsync(services => services
            .AddSingleton<S3Buckets>()
            .AddSingleton(s => new S3Storage(() => s.GetRequiredService<S3Buckets>().Files, TestEngine.ContentTypes))
            .AddSingleton<FileCommands>());
        await Settings.SaveAsync(Settings.Current with { S3 = _server.Settings with { Enabled = false } }, Aborted);
        for (var i = 0; i < 30; i++)
        {
            await _engine.Files.SaveAsync($"c/{i:00}/a b.txt", new MemoryStream([(byte)i]), $"Näme {i}.txt", Aborted);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Files_move_to_the_bucket_and_back_with_all_that_is_known_of_them()
    {
        (await MoveAsync("s3")).ShouldBe("Successfully moved the files to s3: 30 copied, 30 deleted from their old place.");
        Settings.Current.S3.Enabled.ShouldBeTrue();
        _server.Keys.Count.ShouldBe(30);
        Local().ShouldBeEmpty();

        (await MoveAsync("local")).ShouldBe("Successfully moved the files to local: 30 copied, 30 deleted from their old place.");
        Settings.Current.S3.Enabled.ShouldBeFalse();
        _server.Keys.ShouldBeEmpty();
        await using var file = (await _engine.Files.OpenAsync("c/07/a b.txt", Aborted))!;
        (file.OriginalName, file.Content.ReadByte()).ShouldBe(("Näme 7.txt", 7));
    }

    [Fact]
    public async Task A_move_that_was_stopped_goes_on_where_it_was()
    {
        var left = 11;
        _server.Fail = request => request.Method == "PUT" && Interlocked.Decrement(ref left) < 0 ? 403 : null;
        await Should.ThrowAsync<IOException>(() => MoveAsync("s3"));
        Settings.Current.S3.Enabled.ShouldBeFalse();
        Local().Length.ShouldBe(60);
        // Of those that were on their way when one failed some may have been given up.
        var stored = _server.Keys.Count;
        stored.ShouldBeGreaterThan(0);
        _server.Fail = static _ => null;
        _server.Requests.Clear();

        await MoveAsync("s3");

        _server.Requests.Count(request => request.StartsWith("PUT", StringComparison.Ordinal)).ShouldBeInRange(19, 30 - stored);
        _server.Keys.Count.ShouldBe(30);
        Local().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_half_file_in_the_new_place_is_copied_again()
    {
        await Settings.SaveAsync(Settings.Current with { S3 = _server.Settings }, Aborted);
        await _engine.Get<S3Storage>().SaveAsync("c/03/a b.txt", new MemoryStream("longer than it should be"u8.ToArray()), null, Aborted);

        await MoveAsync("s3");

        _server["c/03/a b.txt"].Bytes.ShouldBe([3]);
    }

    [Fact]
    public async Task Other_targets_and_settings_without_a_bucket_are_refused()
    {
        (await Should.ThrowAsync<InvalidOperationException>(() => MoveAsync("moon"))).Message.ShouldContain("\"moon\"");
        await Settings.SaveAsync(Settings.Current with { S3 = new S3Settings() }, Aborted);

        (await Should.ThrowAsync<InvalidOperationException>(() => MoveAsync("s3"))).Message.ShouldContain("no bucket");
        Local().Length.ShouldBe(60);
    }

    private string[] Local()
    {
        var folder = _engine.Folder.File("storage");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    private async Task<string?> MoveAsync(string target)
    {
        var added = new AddedCommands();
        _engine.Get<FileCommands>().AddCommands(added);
        return await added.Only!.RunAsync(new CommandInvocation { Arguments = [target], Aborted = Aborted });
    }

    private sealed class AddedCommands : ICommands
    {
        public PluginCommand? Only { get; private set; }

        public void Add(PluginCommand command) => Only = command;
    }
}
