using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Holdall.TestKit.S3;

namespace Holdall.EndToEnd.Tests;

/// <summary>Files that are larger than what may be kept in memory.</summary>
public sealed class LargeFileTests(ITestOutputHelper output)
{
    private const long Size = 1L << 30;
    private const long MostMemory = 200L << 20;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_of_1_GB_comes_and_goes_and_memory_stays_flat(bool isInBucket)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TempFolder();
        await using var s3 = await S3Server.StartAsync();
        await using var server = await Server.StartNewAsync(folder);
        await server.SignInAsync();
        await AcceptAsync(server, new { name = "films", type = "base", viewRule = "", fields = new[] { new { name = "file", type = "file", maxSize = 2 * Size } } });
        if (isInBucket) (await server.Http.PatchAsJsonAsync("/api/settings", SettingsOf(s3), Aborted)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var before = PeakMemoryOf(server);

        using var film = new Noise();
        using var form = new MultipartFormDataContent { { new StreamContent(film, 1 << 16), "file", "film.bin" } };
        using var stored = await server.Http.PostAsync("/api/collections/films/records", form, Aborted);
        stored.StatusCode.ShouldBe(HttpStatusCode.OK, await stored.Content.ReadAsStringAsync(Aborted));
        var record = await stored.Content.ReadFromJsonAsync<JsonElement>(Aborted);
        await using var download = await server.Http.GetStreamAsync($"/api/files/films/{record.GetProperty("id")}/{record.GetProperty("file")}", Aborted);
        var received = await SHA256.HashDataAsync(download, Aborted);

        received.ShouldBe(film.Hash);
        var used = PeakMemoryOf(server) - before;
        output.WriteLine($"1 GB up and down, {(isInBucket ? "bucket" : "disk")}: {used >> 20} MB more at the peak than the {before >> 20} MB before.");
        used.ShouldBeLessThan(MostMemory);
    }

    private static object SettingsOf(S3Server s3) => new
    {
        s3 = new
        {
            enabled = true,
            bucket = S3Server.Bucket,
            region = S3Server.Region,
            endpoint = s3.Endpoint,
            accessKey = S3Server.AccessKey,
            secret = S3Server.Secret,
            forcePathStyle = true,
        },
    };

    private static async Task AcceptAsync(Server server, object collection) =>
        (await server.Http.PostAsJsonAsync("/api/collections", collection, Aborted)).StatusCode.ShouldBe(HttpStatusCode.OK);

    private static long PeakMemoryOf(Server server)
    {
        var line = File.ReadLines($"/proc/{server.ProcessId}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
    }

    /// <summary>Bytes that no compression shortens.</summary>
    private sealed class Noise : MemoryStream
    {
        private readonly byte[] _block = RandomNumberGenerator.GetBytes(1 << 20);
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _given;

        public byte[] Hash { get; private set; } = [];

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(Math.Min(buffer.Length, _block.Length), Size - _given);
            var part = _block.AsSpan(0, count);
            part.CopyTo(buffer.Span);
            _hash.AppendData(part);
            _given += count;
            if (count == 0) Hash = _hash.GetCurrentHash();
            return ValueTask.FromResult(count);
        }

        protected override void Dispose(bool disposing)
        {
            _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
