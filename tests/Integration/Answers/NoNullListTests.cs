using System.Text.Json;
using CsCheck;
using Holdall.Plugins.Auth;

namespace Holdall.Integration.Tests.Answers;

/// <summary>Where a list or a map is meant, no answer holds null, whatever was sent or stored.</summary>
public sealed class NoNullListTests : IAsyncLifetime
{
    private static readonly string[] Types =
        ["text", "number", "bool", "email", "url", "editor", "date", "autodate", "select", "file", "relation", "json", "password", "geoPoint"];

    private static readonly string[] Lists = ["values", "mimeTypes", "thumbs", "exceptDomains", "onlyDomains"];

    /// <summary>All that may be null: rules, a choice that is left to the provider, and limits of numbers.</summary>
    private static readonly HashSet<string> Nullable =
        ["listRule", "viewRule", "createRule", "updateRule", "deleteRule", "authRule", "manageRule", "pkce", "min", "max"];

    private static readonly Gen<(string Type, string[] Nulls)[]> Fields = Gen.Select(Gen.OneOf(Types), Gen.OneOf(Lists).Array[0, 5]).Array[0, 6];

    private static readonly string[] Sections =
    [
        "{}", """{"indexes":null,"oauth2":null}""", """{"oauth2":{"providers":null,"mappedFields":null}}""",
        """{"oauth2":{"enabled":true,"providers":[{"name":"google","clientId":"a","clientSecret":"b","extra":null}]}}""",
        """{"oauth2":{"providers":[{"name":"oidc","clientId":"a","clientSecret":"b","authURL":"https://a.co","tokenURL":"https://a.co","extra":{"issuers":[]}}]}}""",
    ];

    private TestApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync(new AuthPlugin());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task No_collection_has_one() => await Gen.Select(Fields, Gen.OneOf(Sections)).SampleAsync(
        async (fields, section) =>
        {
            var body = JsonSerializer.Deserialize<Dictionary<string, object?>>(section)!;
            body["name"] = "made";
            body["type"] = "auth";
            body["fields"] = fields.Select((field, i) => Describe(field.Type, field.Nulls, i)).ToList();
            var created = await _app.Superuser.PostAsync("/api/collections", body);
            NullsOf(created.Json).ShouldBeEmpty(created.Text);
            if (created.Status != 200) return;
            foreach (var path in (string[])["/api/collections", "/api/collections/made", "/api/collections/made/auth-methods", "/api/collections/made/records"])
            {
                NullsOf((await _app.Superuser.GetAsync(path)).Json).ShouldBeEmpty(path);
            }

            (await _app.Superuser.DeleteAsync("/api/collections/made")).Status.ShouldBe(204);
        },
        iter: 60,
        threads: 1);

    [Theory]
    [InlineData("""{"superuserIPs":null,"rateLimits":{"rules":null,"excludedIPs":null},"trustedProxy":{"headers":null}}""")]
    [InlineData("""{"rateLimits":null,"trustedProxy":null}""")]
    [InlineData("{}")]
    public async Task Settings_have_none(string body)
    {
        var answer = await _app.Superuser.PatchAsync("/api/settings", JsonSerializer.Deserialize<JsonElement>(body));
        answer.Status.ShouldBe(200);
        NullsOf(answer.Json).ShouldBeEmpty(answer.Text);
        NullsOf((await _app.Superuser.GetAsync("/api/settings")).Json).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/collections/meta/scaffolds")]
    [InlineData("/api/collections/meta/oauth2-providers")]
    [InlineData("/api/logs")]
    [InlineData("/api/logs/stats")]
    [InlineData("/api/backups")]
    [InlineData("/api/health")]
    [InlineData("/api/nothing")]
    public async Task Other_answers_have_none(string path) => NullsOf((await _app.Superuser.GetAsync(path)).Json).ShouldBeEmpty();

    private static Dictionary<string, object?> Describe(string type, string[] nulls, int number)
    {
        var field = new Dictionary<string, object?> { ["name"] = $"f{number}", ["type"] = type };
        if (type == "select") field["values"] = new[] { "a" };
        if (type == "relation") field["collectionId"] = "_pb_users_auth_";
        if (type == "autodate") field["onCreate"] = true;
        foreach (var name in Lists.Intersect(nulls)) field[name] = null;
        return field;
    }

    /// <summary>The paths of all nulls that stand where none may stand.</summary>
    private static IEnumerable<string> NullsOf(JsonElement value, string path = "", bool isAllowed = false) => value.ValueKind switch
    {
        JsonValueKind.Null when !isAllowed => [path],
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => NullsOf(item, $"{path}[{i}]")),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => NullsOf(member.Value, $"{path}.{member.Name}", Nullable.Contains(member.Name))),
        _ => [],
    };
}
