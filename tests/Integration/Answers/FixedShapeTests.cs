using System.Net;
using System.Text;
using Holdall.Plugins.Auth;

namespace Holdall.Integration.Tests.Answers;

/// <summary>Settings, collections and imports: other types than JSON, and how whole numbers are written.</summary>
public sealed class FixedShapeTests : IAsyncLifetime
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";

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

    [Theory]
    [InlineData("PATCH", "/api/settings", "{\"batch\":{\"maxRequests\":NUMBER}}", "An error occurred while loading the submitted data.")]
    [InlineData("PATCH", "/api/settings", "{\"LOGS\":{\"maxDays\":NUMBER}}", "An error occurred while loading the submitted data.")]
    [InlineData("PATCH", "/api/settings", "{\"rateLimits\":{\"rules\":[{\"label\":\"a\",\"duration\":1,\"maxRequests\":NUMBER}]}}",
        "An error occurred while loading the submitted data.")]
    [InlineData("POST", "/api/collections", "{\"name\":\"made\",\"fields\":[{\"name\":\"t\",\"type\":\"text\",\"max\":NUMBER}]}",
        "Failed to load the submitted data due to invalid formatting.")]
    [InlineData("POST", "/api/collections", "{\"name\":\"made\",\"type\":\"auth\",\"authToken\":{\"duration\":NUMBER}}",
        "Failed to load the submitted data due to invalid formatting.")]
    [InlineData("PATCH", "/api/collections/users", "{\"authToken\":{\"duration\":NUMBER}}", "Failed to load the submitted data due to invalid formatting.")]
    public async Task A_whole_number_is_written_without_fraction_and_exponent(string method, string path, string body, string message)
    {
        foreach (var number in new[] { "60.0", "6e1", "6E+1" })
        {
            var refused = await SendAsync(new HttpMethod(method), path, Json, body.Replace("NUMBER", number, StringComparison.Ordinal));
            (refused.Status, refused["message"]).ShouldBe((400, message), number);
        }

        var accepted = await SendAsync(new HttpMethod(method), path, Json, body.Replace("NUMBER", "60", StringComparison.Ordinal));
        accepted.Status.ShouldBe(200, accepted.Text);
    }

    [Theory]
    [InlineData("POST", "/api/collections", "{\"name\":\"made\",\"fields\":[{\"name\":\"n\",\"type\":\"number\",\"min\":1.5,\"max\":6e1}]}")]
    [InlineData("PUT", "/api/collections/import", "{\"collections\":[{\"name\":\"made\",\"fields\":[{\"name\":\"t\",\"type\":\"text\",\"max\":6e1}]}]}")]
    public async Task Limits_of_numbers_may_be_fractions_and_in_an_import_the_value_counts(string method, string path, string body)
    {
        var answer = await SendAsync(new HttpMethod(method), path, Json, body);

        answer.Status.ShouldBeLessThan(300, answer.Text);
        var fields = (await _app.Superuser.GetAsync("/api/collections/made")).Json.GetProperty("fields");
        fields[1].GetProperty("max").GetInt32().ShouldBe(60);
    }

    private async Task<TestAnswer> SendAsync(HttpMethod method, string path, string type, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        return await _app.Superuser.SendAsync(method, path, content);
    }
}
