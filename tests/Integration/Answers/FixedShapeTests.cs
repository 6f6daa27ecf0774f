using System.Net;
using System.Text;
using Holdall.Plugins.Auth;

namespace Holdall.Integration.Tests.Answers;

/// <summary>Settings and imports in other types than JSON.</summary>
public sealed class FixedShapeTests : IAsyncLifetime
{
    private const string Form = "application/x-www-form-urlencoded";

    private TestApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync(new AuthPlugin());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(Form, "logs.maxDays=0x7", 7)]
    [InlineData(Form, "logs.maxDays=0b11", 3)]
    [InlineData(Form, "logs.maxDays=010", 8)]
    [InlineData("text/xml", "<x><Logs><MaxDays>4</MaxDays></Logs></x>", 4)]
    [InlineData("application/xml", "<x><Logs><LogIP>true</LogIP></Logs></x>", 5)]
    [InlineData("application/xml", "<x></x>", 5)]
    public async Task Settings_are_read_from_forms_and_from_XML(string type, string body, int days)
    {
        var answer = await SendAsync(HttpMethod.Patch, "/api/settings", type, body);

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("logs").GetProperty("maxDays").GetInt32().ShouldBe(days);
    }

    [Theory]
    [InlineData("logs.maxDays=08")]
    [InlineData("logs.maxDays=x")]
    [InlineData("batch.enabled=yes")]
    public async Task Settings_that_can_not_be_read_are_refused(string body) =>
        (await SendAsync(HttpMethod.Patch, "/api/settings", Form, body))["message"].ShouldBe("An error occurred while loading the submitted data.");

    [Theory]
    [InlineData("0", 204, 1)]
    [InlineData("F", 204, 1)]
    [InlineData("", 204, 1)]
    [InlineData("1", 204, 0)]
    [InlineData("TRUE", 204, 0)]
    [InlineData("yes", 400, 1)]
    public async Task An_import_may_be_a_form(string deleteMissing, int status, int left)
    {
        await _app.AddCollectionAsync("""{"name":"old","type":"base"}""");

        var collections = WebUtility.UrlEncode("""{"collections":[{"name":"made"}]}""");
        var answer = await SendAsync(HttpMethod.Put, "/api/collections/import", Form, $"deleteMissing={deleteMissing}&@jsonPayload={collections}");

        answer.Status.ShouldBe(status, answer.Text);
        (await _app.Superuser.GetAsync("/api/collections?filter=name='old'"))["totalItems"].ShouldBe(left.ToString(null as IFormatProvider));
    }

    [Fact]
    public async Task An_import_as_XML_has_no_collections() =>
        (await SendAsync(HttpMethod.Put, "/api/collections/import", "text/xml", "<x><DeleteMissing>true</DeleteMissing></x>"))
            .ErrorOf("collections").ShouldBe("validation_required");

    private async Task<TestAnswer> SendAsync(HttpMethod method, string path, string type, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        return await _app.Superuser.SendAsync(method, path, content);
    }
}
