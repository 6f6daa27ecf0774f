using System.Buffers.Binary;
using System.IO.Hashing;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using SkiaSharp;

namespace Holdall.Integration.Tests.Files;

/// <summary>Uploads and downloads of those who mean harm.</summary>
public sealed class HostileUploadTests : IAsyncLifetime
{
    private const string Docs = "/api/collections/docs/records";

    private TestApp _app = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync(new AuthPlugin(), new FilesPlugin());
        await _app.AddCollectionAsync(
            """
            {"name":"docs","type":"base","viewRule":"","createRule":"","fields":[
              {"name":"file","type":"file","maxSize":1000000,"maxSelect":1},
              {"name":"image","type":"file","maxSize":1000000,"maxSelect":1,"mimeTypes":["image/png"]}]}
            """);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("..\\..\\windows\\system.ini")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("a/../../b.txt")]
    [InlineData("c:\\a:b|c?.txt")]
    [InlineData("a.attrs")]
    [InlineData("%2e%2e%2fb.txt")]
    [InlineData("nul\u0001\u007f.txt")]
    [InlineData("thumbs_a/x")]
    public async Task No_name_leads_out_of_the_folder_of_the_record(string name)
    {
        var answer = await UploadAsync("file", name, "harmless"u8.ToArray());

        answer.Status.ShouldBeOneOf(200, 400);
        if (answer.Status == 400) _app.CountFiles().ShouldBe(0);
        else
        {
            answer["file"]!.ShouldMatch("^[a-z0-9_]+_[a-z0-9]{10}[.a-zA-Z0-9*+=#_-]*$");
            _app.FilesOf(answer.Id).ShouldBe([answer["file"]!]);
            _app.CountFiles().ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("/api/files/docs/{id}/..%2f..%2f..%2fdata.db")]
    [InlineData("/api/files/docs/{id}/..%5c..%5cdata.db")]
    [InlineData("/api/files/docs/..%2f..%2f/data.db")]
    [InlineData("/api/files/docs/{id}/{name}.attrs")]
    [InlineData("/api/files/docs/{id}/thumbs_{name}%2f100x100_{name}")]
    [InlineData("/api/files/docs/{id}/{name}%00")]
    public async Task No_address_leads_to_another_file(string address)
    {
        var answer = await UploadAsync("file", "a.txt", "text"u8.ToArray());
        address = address.Replace("{id}", answer.Id, StringComparison.Ordinal).Replace("{name}", answer["file"], StringComparison.Ordinal);

        (await RawStatusAsync($"GET {address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).ShouldBeOneOf(400, 404);
    }

    [Theory]
    [InlineData("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "image/svg+xml")]
    [InlineData("a.png", "<html><script>alert(1)</script></html>", "text/html; charset=utf-8")]
    [InlineData("a.js", "alert(1)", "text/javascript")]
    [InlineData("a.html", "<!DOCTYPE html><script>alert(1)</script>", "text/html; charset=utf-8")]
    public async Task What_could_run_is_sent_as_an_attachment_in_a_sandbox(string name, string content, string type)
    {
        var answer = await UploadAsync("file", name, Encoding.UTF8.GetBytes(content), "image/png");

        using var file = await new HttpClient { BaseAddress = _app.Address }.GetAsync($"/api/files/docs/{answer.Id}/{answer["file"]}", Aborted);

        file.Content.Headers.GetValues("Content-Type").Single().ShouldBe(type);
        file.Content.Headers.GetValues("Content-Disposition").Single().ShouldStartWith("attachment; filename=\"");
        file.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; sandbox");
        file.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Theory]
    [InlineData("a.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("a.png", "no picture")]
    public async Task A_type_is_what_the_content_is_whatever_the_client_says(string name, string content) =>
        (await UploadAsync("image", name, Encoding.UTF8.GetBytes(content), "image/png")).ErrorOf("image").ShouldBe("validation_invalid_mime_type");

    [Fact]
    public async Task A_picture_of_200_megapixels_is_served_as_it_is_and_takes_no_memory()
    {
        var bomb = Claiming(20_000, 10_000);
        var answer = await UploadAsync("image", "bomb.png", bomb);
        var before = GC.GetTotalAllocatedBytes();

        using var http = new HttpClient { BaseAddress = _app.Address };
        var served = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            _ => http.GetByteArrayAsync($"/api/files/docs/{answer.Id}/{answer["image"]}?thumb=100x100", Aborted)));

        served.ShouldAllBe(bytes => Enumerable.SequenceEqual(bytes, bomb));
        _app.FilesOf(answer.Id).ShouldBe([answer["image"]!]);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(100 << 20);
    }

    [Fact]
    public async Task A_thumb_that_500_ask_for_at_once_is_there_for_all_and_stored_once()
    {
        using var pixels = new SKBitmap(300, 300);
        using var picture = pixels.Encode(SKEncodedImageFormat.Png, 100);
        var answer = await UploadAsync("image", "a.png", picture.ToArray());

        using var http = new HttpClient { BaseAddress = _app.Address };
        var sizes = await Task.WhenAll(Enumerable.Range(0, 500).Select(async _ =>
        {
            using var image = SKBitmap.Decode(await http.GetByteArrayAsync($"/api/files/docs/{answer.Id}/{answer["image"]}?thumb=100x100", Aborted));
            return image.Width;
        }));

        sizes.ShouldAllBe(width => width == 100);
        _app.CountFiles().ShouldBe(2);
    }

    [Fact]
    public async Task A_body_of_10000_parts_is_refused_before_it_is_read()
    {
        var body = new StringBuilder();
        for (var i = 0; i < 10_000; i++) body.Append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nx\r\n");
        using var content = new StringContent(body.Append("--b--\r\n").ToString());
        content.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "b") } };

        (await _app.Guest.SendAsync(HttpMethod.Post, Docs, content)).Status.ShouldBe(400);
        _app.CountFiles().ShouldBe(0);
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_cut_off_at_the_limit_of_the_collection()
    {
        var endless = new Endless();
        using var content = new MultipartFormDataContent { { new StreamContent(endless), "file", "a.bin" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, Docs) { Content = content, Headers = { TransferEncodingChunked = true } };
        using var http = new HttpClient { BaseAddress = _app.Address };

        try
        {
            using var answer = await http.SendAsync(request, Aborted);
            answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        }
        catch (HttpRequestException)
        {
            // The server hung up on somebody who did not stop sending.
        }

        endless.Given.ShouldBeLessThan(200 << 20);
        _app.CountFiles().ShouldBe(0);
    }

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFFF")]
    [InlineData("zz")]
    public async Task A_chunk_of_no_possible_size_is_a_bad_request(string size)
    {
        var request = $"POST {Docs} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{size}\r\n{{}}\r\n0\r\n\r\n";
        (await RawStatusAsync(request)).ShouldBe(400);
    }

    private async Task<TestAnswer> UploadAsync(string field, string name, byte[] content, string type = "application/octet-stream")
    {
        // The client of .NET cleans names; here they go out as they are.
        var head = $"--b\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name.Replace("\\", "\\\\", StringComparison.Ordinal)}\"\r\nContent-Type: {type}\r\n\r\n";
        using var body = new ByteArrayContent([.. Encoding.UTF8.GetBytes(head), .. content, .. "\r\n--b--\r\n"u8]);
        body.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "b") } };
        return await _app.Guest.SendAsync(HttpMethod.Post, Docs, body);
    }

    private async Task<int> RawStatusAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_app.Address.Host, _app.Address.Port, Aborted);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Aborted);
        using var reader = new StreamReader(client.GetStream());
        return int.Parse((await reader.ReadLineAsync(Aborted))!.Split(' ')[1], null);
    }

    private static byte[] Claiming(uint width, uint height)
    {
        using var pixel = new SKBitmap(1, 1);
        using var data = pixel.Encode(SKEncodedImageFormat.Png, 100);
        var png = data.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32.HashToUInt32(png.AsSpan(12, 17)));
        return png;
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(Given < 1L << 30 ? buffer.Length : 0);
        }
    }
}
