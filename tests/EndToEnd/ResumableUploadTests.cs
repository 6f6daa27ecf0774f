using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Holdall.EndToEnd.Tests;

/// <summary>Uploads in parts: with the client that is used for them, and over the death of the server.</summary>
public sealed class ResumableUploadTests
{
    private const int Size = 64 << 20;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_usual_client_uploads_breaks_off_goes_on_and_gives_up()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync(folder);
        var run = await Published.RunAsync(
            "node", ["resumable.mjs", server.Url, Server.Email, Server.Password], Path.Combine(Published.Root, "tests", "EndToEnd", "sdk"));

        run.ExitCode.ShouldBe(0, run.Output + run.Error + server.Log);
        run.Output.ShouldContain("resumable: all done");
    }

    [Fact]
    public async Task A_server_that_is_killed_while_bytes_come_goes_on_from_those_that_it_has()
    {
        using var folder = new TempFolder();
        var film = RandomNumberGenerator.GetBytes(Size);
        string upload;
        await using (var killed = await StartAsync(folder))
        {
            await killed.SignInAsync();
            var fields = new[] { new { name = "video", type = "file", maxSize = Size } };
            (await killed.Http.PostAsJsonAsync("/api/collections", new { name = "films", type = "base", viewRule = "", fields }, Aborted)).StatusCode.ShouldBe(HttpStatusCode.OK);
            upload = await BeginAsync(killed);
            using var slow = new SlowStream(film);
            var sending = AppendAsync(killed, upload, 0, new StreamContent(slow, 1 << 16));
            await Eventually.HoldsAsync(async () => await OffsetAsync(killed, upload) > 1 << 20);
            await killed.KillAsync();
            await Should.ThrowAsync<HttpRequestException>(sending);
        }

        await using var server = await Server.StartAsync(folder.File("pb_data"));
        await server.SignInAsync();
        var offset = await OffsetAsync(server, upload);
        offset.ShouldBeInRange(1 << 20, Size - 1);
        (await AppendAsync(server, upload, offset, new ByteArrayContent(film, (int)offset, Size - (int)offset))).ShouldBe(HttpStatusCode.NoContent);
        using var saved = await server.Http.PostAsJsonAsync("/api/collections/films/records", new { video = "upload:" + upload.Split('/')[^1] }, Aborted);
        var record = await saved.Content.ReadFromJsonAsync<JsonElement>(Aborted);
        var stored = await server.Http.GetByteArrayAsync($"/api/files/films/{record.GetProperty("id")}/{record.GetProperty("video")}", Aborted);

        stored.AsSpan().SequenceEqual(film).ShouldBeTrue();
        (await server.StopAsync()).ShouldBe(0, server.Log);
    }

    private static async Task<Server> StartAsync(TempFolder folder)
    {
        Directory.CreateDirectory(folder.File("pb_data"));
        await File.WriteAllTextAsync(folder.File("pb_data", "holdall.json"), """{"settings": {"files": {"resumableUploads": true}}}""", Aborted);
        return await Server.StartNewAsync(folder);
    }

    private static async Task<string> BeginAsync(Server server)
    {
        using var request = Request(HttpMethod.Post, "/api/files/uploads");
        request.Headers.Add("Upload-Length", Size.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"collection {Encode("films")},field {Encode("video")},filename {Encode("film.mp4")}");
        using var answer = await server.Http.SendAsync(request, Aborted);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Aborted));
        return answer.Headers.Location!.ToString();
    }

    private static async Task<HttpStatusCode> AppendAsync(Server server, string upload, long offset, HttpContent content)
    {
        using var request = Request(HttpMethod.Patch, upload);
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Content = content;
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        using var answer = await server.Http.SendAsync(request, Aborted);
        return answer.StatusCode;
    }

    private static async Task<long> OffsetAsync(Server server, string upload)
    {
        using var request = Request(HttpMethod.Head, upload);
        using var answer = await server.Http.SendAsync(request, Aborted);
        return long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>Takes a while, so that there is a middle to be killed in.</summary>
    private sealed class SlowStream(byte[] content) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(20, cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
