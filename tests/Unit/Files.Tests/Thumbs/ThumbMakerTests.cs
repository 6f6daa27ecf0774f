using System.Collections.Concurrent;
using System.Text;
using Holdall.Fields;
using Holdall.Files;
using Holdall.Http;
using Holdall.Plugins.Files.Thumbs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SkiaSharp;

namespace Holdall.Plugins.Files.Tests.Thumbs;

public sealed class ThumbMakerTests : IAsyncLifetime
{
    private const string Thumb = "c/r/thumbs_a.png/100x100_a.png";

    private static readonly FileField Field = new() { Name = "picture", Thumbs = ["20x20", "30x30", "40x40"] };

    private TestEngine _engine = null!;
    private WatchedStorage _storage = null!;
    private ThumbMaker _maker = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        _storage = new WatchedStorage(_engine.Files);
        _maker = Maker(new FilesSettings());
        await SaveAsync("c/r/a.png", TestImages.Make(SKEncodedImageFormat.Png, 200, 200));
        _storage.Saved.Clear();
    }

    public ValueTask DisposeAsync()
    {
        _maker.Dispose();
        return _engine.DisposeAsync();
    }

    [Fact]
    public async Task A_thumb_that_many_ask_for_at_once_is_made_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(() => ChooseAsync("100x100"))));

        answers.ShouldAllBe(served => served.Key == Thumb && served.Name == "100x100_a.png" && served.ThumbError == null);
        _storage.Saved.ShouldBe([Thumb]);
    }

    [Fact]
    public async Task It_is_stored_with_its_own_type_and_served_from_then_on()
    {
        await ChooseAsync("20x20");
        await ChooseAsync("20x20");

        await using var stored = await _engine.Files.OpenAsync("c/r/thumbs_a.png/20x20_a.png", Aborted);
        stored!.ContentType.ShouldBe("image/png");
        _storage.Saved.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Clients_that_accept_it_get_WebP_where_the_operator_wants_that()
    {
        var webp = await ChooseAsync("20x20", format: new WebpEncoder());
        var png = await ChooseAsync("20x20");

        (webp.Key, webp.Name).ShouldBe(("c/r/thumbs_a.png/20x20_a.png.webp", "20x20_a.png.webp"));
        await using var stored = await _engine.Files.OpenAsync(webp.Key, Aborted);
        stored!.ContentType.ShouldBe("image/webp");
        png.Name.ShouldBe("20x20_a.png");
        _storage.Saved.ShouldBe([webp.Key, png.Key]);
    }

    [Fact]
    public async Task An_encoder_of_a_plugin_gets_the_pixels_and_a_time_and_one_that_fails_is_done_without()
    {
        var encoder = new TestEncoder();

        var made = await ChooseAsync("20x20", format: encoder);
        encoder.Fails = true;
        var usual = await ChooseAsync("30x30", format: encoder);

        made.Name.ShouldBe("20x20_a.png.test");
        await using var stored = await _engine.Files.OpenAsync(made.Key, Aborted);
        new StreamReader(stored!.Content).ReadToEnd().ShouldBe("20 x 20, 1600 bytes, limited");
        (usual.Name, usual.ThumbError).ShouldBe(("30x30_a.png", null));
    }

    [Fact]
    public async Task An_image_that_can_not_be_decoded_is_served_itself_and_the_reason_is_told()
    {
        await SaveAsync("c/r/a.png", [0x89, .. "PNG\r\n\u001a\n nothing"u8]);
        await SaveAsync("c/r/a.png", TestImages.Claiming(20_000, 10_000));

        var served = await ChooseAsync("100x100");

        served.Key.ShouldBe("c/r/a.png");
        served.ThumbError!.Message.ShouldContain("20000 x 10000");
    }

    [Theory]
    [InlineData("a.txt", "100x100", true)]
    [InlineData("a.png", "70x70", false)]
    [InlineData("a.png", "", false)]
    [InlineData("a.png", null, false)]
    public async Task Other_sizes_and_files_are_served_as_they_are(string name, string? size, bool isError)
    {
        await SaveAsync("c/r/a.txt", "text"u8.ToArray());

        var served = await new ThumbChoice(_storage, _maker).ChooseAsync("c/r", name, Field, size, format: null, Aborted);

        served.Key.ShouldBe("c/r/" + name);
        (served.ThumbError is not null).ShouldBe(isError);
    }

    [Fact]
    public async Task Without_the_original_there_is_no_thumb_even_if_one_is_stored()
    {
        await ChooseAsync("20x20");
        await _storage.DeleteAsync("c/r/a.png", Aborted);

        (await Should.ThrowAsync<ApiException>(() => ChooseAsync("20x20"))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_thumb_of_an_image_that_is_deleted_meanwhile_does_not_stay()
    {
        _storage.BeforeSave = () => _engine.Files.DeletePrefixAsync("c/r/");

        (await ChooseAsync("20x20")).ThumbError!.Message.ShouldContain("deleted");

        Directory.GetFiles(_engine.Folder.File("storage"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_some_are_made_at_a_time_and_who_waits_too_long_gets_the_original()
    {
        using var maker = Maker(new FilesSettings { ThumbWorkers = 1, ThumbWaitSeconds = 1 });
        var goOn = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        _storage.BeforeSave = () =>
        {
            started.TrySetResult();
            return goOn.Task;
        };
        var first = ChooseAsync("20x20", maker);
        await started.Task;

        var second = await ChooseAsync("30x30", maker);
        goOn.SetResult();

        second.ThumbError!.Message.ShouldBe("Too many thumbs are being made.");
        (await first).ThumbError.ShouldBeNull();
        (await ChooseAsync("30x30", maker)).ThumbError.ShouldBeNull();
    }

    [Fact]
    public async Task A_thumb_that_can_not_be_made_is_logged_once()
    {
        await SaveAsync("c/r/a.png", [0x89, .. "PNG\r\n\u001a\n nothing"u8]);
        var log = new CountingLog();
        using var maker = new ThumbMaker(_storage, Options.Create(new FilesSettings()), TimeProvider.System, log);

        for (var i = 0; i < 5; i++) (await ChooseAsync("20x20", maker)).ThumbError.ShouldNotBeNull();
        await ChooseAsync("30x30", maker);

        log.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Thumbs_are_made_of_images_that_lie_elsewhere_and_stay_open()
    {
        await using var image = Stored(TestImages.Make(SKEncodedImageFormat.Png, 40, 20));

        await using (var thumb = await _maker.MakeAsync(image, "20x0", Aborted))
        using (var drawn = SKBitmap.Decode(thumb)) (drawn.Width, drawn.Height).ShouldBe((20, 10));

        image.Content.CanRead.ShouldBeTrue();
        await using var again = await _maker.MakeAsync(image, "10x10t", Aborted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("0x0")]
    [InlineData("20")]
    [InlineData("-1x5")]
    public async Task What_is_no_size_is_refused(string size)
    {
        await using var image = Stored(TestImages.Make(SKEncodedImageFormat.Png, 40, 20));

        await Should.ThrowAsync<ArgumentException>(() => _maker.MakeAsync(image, size, Aborted));
    }

    [Fact]
    public async Task Limits_of_thumbs_hold_for_these_too()
    {
        using var maker = Maker(new FilesSettings { MaxThumbPixels = 100 });
        await using var image = Stored(TestImages.Make(SKEncodedImageFormat.Png, 40, 20));

        await Should.ThrowAsync<IOException>(() => maker.MakeAsync(image, "20x10", Aborted));
        await Should.ThrowAsync<IOException>(() => _maker.MakeAsync(Stored("no image"u8.ToArray()), "20x10", Aborted));
    }

    private static StoredFile Stored(byte[] content) =>
        new() { Content = new MemoryStream(content), Size = content.Length, ContentType = "image/png", Modified = DateTimeOffset.UnixEpoch };

    private ThumbMaker Maker(FilesSettings settings) => new(_storage, Options.Create(settings), TimeProvider.System, NullLogger<ThumbMaker>.Instance);

    private Task<Served> ChooseAsync(string size, ThumbMaker? maker = null, IThumbEncoder? format = null) =>
        new ThumbChoice(_storage, maker ?? _maker).ChooseAsync("c/r", "a.png", Field, size, format, Aborted);

    private Task SaveAsync(string key, byte[] content) => _engine.Files.SaveAsync(key, new MemoryStream(content), "original", Aborted);

    private sealed class CountingLog : ILogger<ThumbMaker>
    {
        public int Count { get; private set; }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Count++;
    }

    private sealed class TestEncoder : IThumbEncoder
    {
        public string MediaType => "image/test";

        public string Extension => "test";

        public bool Fails { get; set; }

        public void Encode(ThumbPixels thumb, Stream target, CancellationToken aborted)
        {
            if (Fails) throw new InvalidOperationException("It can't.");
            target.Write(Encoding.UTF8.GetBytes($"{thumb.Width} x {thumb.Height}, {thumb.Rgba.Length} bytes, {(aborted.CanBeCanceled ? "limited" : "")}"));
        }
    }

    private sealed class WatchedStorage(IFileStorage inner) : IFileStorage
    {
        public ConcurrentQueue<string> Saved { get; } = new();

        public Func<Task> BeforeSave { get; set; } = () => Task.CompletedTask;

        public async Task SaveAsync(string key, Stream content, string? originalName, CancellationToken aborted = default)
        {
            Saved.Enqueue(key);
            await BeforeSave();
            await inner.SaveAsync(key, content, originalName, aborted);
        }

        public Task<StoredFile?> OpenAsync(string key, CancellationToken aborted = default) => inner.OpenAsync(key, aborted);

        public Task DeleteAsync(string key, CancellationToken aborted = default) => inner.DeleteAsync(key, aborted);

        public Task DeletePrefixAsync(string prefix, CancellationToken aborted = default) => inner.DeletePrefixAsync(prefix, aborted);

        public IAsyncEnumerable<string> ListAsync(CancellationToken aborted = default) => inner.ListAsync(aborted);
    }
}
