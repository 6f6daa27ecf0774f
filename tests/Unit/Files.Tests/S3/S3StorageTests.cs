using System.Text;
using Holdall.Engine.Tests.LocalFiles;
using Holdall.Files;
using Holdall.Plugins.Files.S3;
using Holdall.Settings;
using Holdall.TestKit.Fakes;
using Holdall.TestKit.S3;

namespace Holdall.Plugins.Files.Tests.S3;

/// <summary>What storages do, done by a bucket.</summary>
public sealed class S3StorageTests : FileStorageTests, IAsyncLifetime
{
    private readonly FakeSettings _settings = new();
    private S3Server _server = null!;

    protected override IFileStorage Storage => new S3Storage(() => new S3Buckets(_settings, TestEngine.ContentTypes).Files, TestEngine.ContentTypes);

    public async ValueTask InitializeAsync()
    {
        _server = await S3Server.StartAsync();
        _settings.Current = new AppSettings { S3 = _server.Settings };
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_object_holds_type_and_name_and_lies_under_the_key_of_the_file()
    {
        await SaveAsync("col/rec/a.txt", "hello");

        var stored = _server["col/rec/a.txt"];
        stored.ContentType.ShouldBe("text/plain; charset=utf-8");
        stored.Metadata.ShouldHaveSingleItem().ShouldBe(new("x-amz-meta-original-filename", "N%C3%A4me%20%3C1%3E.txt"));
        _server.Requests.ShouldBe(["PUT col/rec/a.txt"]);
    }

    [Theory]
    [InlineData((6 << 20) - 1)]
    [InlineData(6 << 20)]
    [InlineData((25 << 20) + 1)]
    public async Task Large_files_are_uploaded_in_parts_and_come_back_whole(int size)
    {
        var bytes = new byte[size];
        new Random(1).NextBytes(bytes);

        await Storage.SaveAsync("big.bin", new Unseekable(bytes), "big.bin", Aborted);

        _server["big.bin"].Bytes.AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        _server.Requests.Count(request => request.StartsWith("PUT", StringComparison.Ordinal)).ShouldBe(Math.Max(1, (size + (6 << 20) - 1) / (6 << 20)));
        await using var file = (await Storage.OpenAsync("big.bin", Aborted))!;
        file.Content.Position = size - 10;
        var end = new byte[10];
        await file.Content.ReadExactlyAsync(end, Aborted);
        end.ShouldBe(bytes[^10..]);
    }

    [Fact]
    public async Task An_upload_in_parts_that_fails_is_given_up()
    {
        _server.Fail = request => request.Query["partNumber"] == "2" ? 403 : null;

        await Should.ThrowAsync<IOException>(() => Storage.SaveAsync("big.bin", new MemoryStream(new byte[30 << 20]), "big.bin", Aborted));
        _server.Fail = static _ => null;
        await Should.ThrowAsync<IOException>(() => Storage.SaveAsync("big.bin", new Unseekable(new byte[20 << 20], isBroken: true), "big.bin", Aborted));

        _server.Keys.ShouldBeEmpty();
        _server.OpenUploads.ShouldBe(0);
        for (var i = 0; i < 20; i++) await SaveAsync($"{i}", "after all that there is room for parts");
    }

    [Fact]
    public async Task All_pages_of_a_list_are_read()
    {
        for (var i = 0; i < 20; i++) await SaveAsync($"col/{i:00}/a.txt", "a");

        (await Storage.ListAsync(Aborted).CountAsync(Aborted)).ShouldBe(20);
        await Storage.DeletePrefixAsync("col/", Aborted);
        _server.Keys.ShouldBeEmpty();
    }

    [Fact]
    public async Task New_settings_count_at_once()
    {
        await SaveAsync("a.txt", "a");
        _settings.Current = new AppSettings { S3 = _server.Settings with { Secret = "wrong" } };

        (await Should.ThrowAsync<IOException>(() => SaveAsync("b.txt", "b"))).Message.ShouldContain("403 SignatureDoesNotMatch");

        _settings.Current = new AppSettings { S3 = _server.Settings with { Bucket = "no-such-bucket" } };
        (await Storage.OpenAsync("a.txt", Aborted)).ShouldBeNull();
        await Should.ThrowAsync<FileNotFoundException>(() => SaveAsync("b.txt", "b"));
    }

    [Fact]
    public async Task A_store_that_is_not_there_fails_with_a_reason_and_without_the_secret()
    {
        _settings.Current = new AppSettings { S3 = _server.Settings with { Endpoint = "http://127.0.0.1:1" } };

        var failure = await Should.ThrowAsync<IOException>(() => Storage.OpenAsync("a.txt", Aborted));

        failure.Message.ShouldContain("can't be reached");
        failure.ToString().ShouldNotContain(_server.Settings.Secret);
    }

    [Fact]
    public async Task A_hiccup_of_the_store_is_tried_again()
    {
        var left = 1;
        _server.Fail = _ => Interlocked.Decrement(ref left) >= 0 ? 503 : null;

        await SaveAsync("a.txt", "a");

        _server.Keys.ShouldBe(["a.txt"]);
    }

    [Fact]
    public async Task A_file_that_is_replaced_while_it_is_read_is_not_mixed_with_the_new_one()
    {
        await SaveAsync("a.txt", "one");
        await using var file = (await Storage.OpenAsync("a.txt", Aborted))!;
        await SaveAsync("a.txt", "two");

        await Should.ThrowAsync<IOException>(async () => await file.Content.ReadExactlyAsync(new byte[3], Aborted));
    }

    [Fact]
    public async Task One_may_jump_in_what_is_being_read()
    {
        await SaveAsync("a.txt", string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i:000000} ")));
        await using var file = (await Storage.OpenAsync("a.txt", Aborted))!;
        var number = new byte[7];

        foreach (var i in new[] { 0, 1, 99_999, 5, 50_000 })
        {
            file.Content.Position = i * 7;
            await file.Content.ReadExactlyAsync(number, Aborted);
            Encoding.ASCII.GetString(number).ShouldBe($"{i:000000} ");
        }
    }

    [Theory]
    [InlineData("\"abc\"")]
    [InlineData("\"\"")]
    [InlineData("\"00000000000000000000000000000000\"")]
    [InlineData("\"CJbu8ou3ztECEAE=\"")]
    public async Task A_mark_need_not_be_the_hash_of_the_bytes(string mark)
    {
        _server.Mark = mark;
        var bytes = new byte[900_000];
        new Random(1).NextBytes(bytes);
        await Storage.SaveAsync("a.bin", new MemoryStream(bytes), "a.bin", Aborted);

        await using var file = (await Storage.OpenAsync("a.bin", Aborted))!;
        using var read = new MemoryStream();
        await file.Content.CopyToAsync(read, Aborted);

        read.ToArray().ShouldBe(bytes);
    }

    [Fact]
    public async Task Errors_of_the_store_do_not_spoil_the_requests_behind_them()
    {
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < 3; i++) await SaveAsync($"col/{i}", "a");
            _server.Fail = static request => request.Method == "DELETE" ? 403 : null;
            await Should.ThrowAsync<IOException>(() => Storage.DeletePrefixAsync("col/", Aborted));
            _server.Fail = static _ => null;

            var requests = Enumerable.Range(0, 4).Select(i => SaveAsync($"other/{i}", "b"));
            await Task.WhenAll(requests).WaitAsync(TimeSpan.FromSeconds(30), Aborted);
        }
    }

    private sealed class Unseekable(byte[] bytes, bool isBroken = false) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : isBroken ? throw new IOException("The client hung up.") : 0;
    }
}
