using System.Net;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using SkiaSharp;

namespace Holdall.Integration.Tests.Files;

/// <summary>The sample that makes thumbs in AVIF, loaded by the product from the folder of plugins with its native library.</summary>
public sealed class AvifThumbTests
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "samples", "avif-thumbs");

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clients_get_the_best_format_that_they_accept()
    {
        await using var app = await StartAsync("""["image/avif", "image/webp"]""");
        var address = await UploadAsync(app);

        (await TypeOfAsync(app, address, "image/avif,image/webp,*/*;q=0.8")).ShouldBe("image/avif");
        (await TypeOfAsync(app, address, "image/webp,*/*;q=0.8")).ShouldBe("image/webp");
        (await TypeOfAsync(app, address, "*/*")).ShouldBe("image/png");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => TypeOfAsync(app, address.Replace("100x100", $"{30 + i % 4}x20", StringComparison.Ordinal), "image/avif")));
        answers.ShouldAllBe(type => type == "image/avif");
    }

    [Fact]
    public async Task It_makes_none_where_the_operator_has_not_switched_it_on()
    {
        await using var app = await StartAsync("[]");

        (await TypeOfAsync(app, await UploadAsync(app), "image/avif")).ShouldBe("image/png");
    }

    private static Task<ServedApp> StartAsync(string formats) => ServedApp.StartAsync(
        app => app.Use<AuthPlugin>().Use<FilesPlugin>(), """{"settings": {"files": {"thumbFormats": """ + formats + "}}}", Sample);

    private static async Task<string> UploadAsync(ServedApp app)
    {
        var fields = new object[] { new { name = "picture", type = "file", maxSelect = 1, thumbs = new[] { "30x20", "31x20", "32x20", "33x20" } } };
        (await app.Superuser.PostAsync("/api/collections", new { name = "pictures", type = "base", fields })).Status.ShouldBe(200);
        using var pixels = new SKBitmap(300, 200);
        pixels.Erase(new SKColor(200, 40, 90, 128));
        using var data = pixels.Encode(SKEncodedImageFormat.Png, 100);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(data.ToArray()), "picture", "a.png" } };
        var record = await app.Superuser.SendAsync(HttpMethod.Post, "/api/collections/pictures/records", form);
        return $"/api/files/pictures/{record.Id}/{record["picture"]}?thumb=100x100";
    }

    private static async Task<string> TypeOfAsync(ServedApp app, string address, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await app.Http.SendAsync(request, Aborted);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Aborted);
        var type = answer.Content.Headers.ContentType!.ToString();
        var mark = type switch { "image/avif" => "ftypavif", "image/webp" => "WEBP", _ => "PNG" };
        System.Text.Encoding.Latin1.GetString(bytes, 0, 32).ShouldContain(mark);
        return type;
    }
}
