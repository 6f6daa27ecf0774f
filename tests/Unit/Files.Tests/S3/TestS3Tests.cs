using Holdall.Http;
using Holdall.Plugins.Files.S3;
using Holdall.Settings;
using Holdall.TestKit.Fakes;
using Holdall.TestKit.S3;

namespace Holdall.Plugins.Files.Tests.S3;

public sealed class TestS3Tests : IAsyncLifetime
{
    private readonly FakeSettings _settings = new();
    private S3Server _server = null!;

    public async ValueTask InitializeAsync() => _server = await S3Server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("storage")]
    [InlineData("backups")]
    public async Task A_file_is_stored_and_deleted_again(string filesystem)
    {
        Use(_server.Settings);

        (await RunAsync(filesystem)).Http.Response.StatusCode.ShouldBe(204);

        _server.Keys.ShouldBeEmpty();
        _server.Requests.Select(request => request.Split(' ')[0]).ShouldBe(["PUT", "GET", "DELETE"]);
        _server.Requests.First().ShouldMatch("^PUT pb_settings_test_[a-z0-9]{5}/test.txt$");
    }

    [Theory]
    [InlineData("", "validation_required")]
    [InlineData("other", "validation_in_invalid")]
    public async Task Another_file_system_than_both_is_refused(string filesystem, string code)
    {
        var error = await Should.ThrowAsync<ApiException>(() => RunAsync(filesystem));

        error.Message.ShouldBe("Failed to test the S3 filesystem.");
        error.Errors.Find("filesystem")!.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("storage")]
    [InlineData("backups")]
    public async Task What_is_not_enabled_is_not_tried(string filesystem)
    {
        Use(_server.Settings with { Enabled = false });

        var error = await Should.ThrowAsync<ApiException>(() => RunAsync(filesystem));

        error.Message.ShouldBe("Failed to test the S3 filesystem. Raw error: \nS3 storage filesystem is not enabled.");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_store_says_is_told_without_the_secret()
    {
        Use(_server.Settings with { Secret = "not-the-secret" });

        var error = await Should.ThrowAsync<ApiException>(() => RunAsync("storage"));

        error.Message.ShouldContain("SignatureDoesNotMatch");
        error.Message.ShouldNotContain("not-the-secret");
    }

    private void Use(S3Settings s3) =>
        _settings.Current = new AppSettings { S3 = s3, Backups = new BackupSettings { Cron = "", CronMaxKeep = 3, S3 = s3 } };

    private async Task<FakeRequest> RunAsync(string filesystem)
    {
        var request = new FakeRequest().With("filesystem", filesystem);
        await new TestS3(new S3Buckets(_settings, TestEngine.ContentTypes), _settings, TestEngine.ContentTypes).RunAsync(request);
        return request;
    }
}
