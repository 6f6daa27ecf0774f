using Holdall.Plugins.Files.S3;
using Holdall.Settings;
using Holdall.TestKit.Fakes;
using Holdall.TestKit.S3;

namespace Holdall.Plugins.Files.Tests.S3;

public sealed class S3BucketsTests
{
    [Fact]
    public async Task A_bucket_that_no_setting_names_is_opened_by_many_at_once()
    {
        await using var server = await S3Server.StartAsync();
        var buckets = new S3Buckets(new FakeSettings(), TestEngine.ContentTypes);

        await Parallel.ForAsync(0, 40, TestContext.Current.CancellationToken, async (i, aborted) =>
        {
            var storage = buckets.Open(server.Settings with { Region = i % 2 == 0 ? S3Server.Region : S3Server.Region + i });
            if (i % 2 == 0) await storage.SaveAsync($"a/{i}.txt", new MemoryStream([1]), null, aborted);
        });

        var keys = await buckets.Open(server.Settings).ListAsync("a/1", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        keys.ShouldBe(["a/10.txt", "a/12.txt", "a/14.txt", "a/16.txt", "a/18.txt"]);
    }

    [Fact]
    public void A_bucket_needs_a_name_and_an_address()
    {
        var buckets = new S3Buckets(new FakeSettings(), TestEngine.ContentTypes);

        Should.Throw<ArgumentException>(() => buckets.Open(new S3Settings { Endpoint = "http://example.com" }));
        Should.Throw<ArgumentException>(() => buckets.Open(new S3Settings { Bucket = "own" }));
    }
}
