using System.Text;
using Holdall.Bench.Posts;

namespace Holdall.Bench.Large;

/// <summary>What one case asks, under which rules, and what it is measured by.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Rules">The rules of posts in this case, in JSON.</param>
/// <param name="Query">What is asked of the list; null creates a record.</param>
/// <param name="Beside">
/// The case whose rate this one is compared with: of the reference (<c>list</c>, <c>create</c>) or an earlier one here; null for none.
/// </param>
/// <param name="Target">Least part of that rate; 0 for none.</param>
internal sealed record LargeCase(string Name, string Rules, string? Query, string? Beside, double Target)
{
    private const string Path = "/api/collections/posts/records";
    private const string Open = """{"listRule":"","createRule":""}""";
    private const string Member = """{"listRule":"organization.permissions_via_organization.person ?= @request.auth.id"}""";
    private const string Alone = """{"listRule":"organization.permissions_via_organization.person = @request.auth.id"}""";
    private const string Everyone = """{"listRule":"organization.permissions_via_organization.role != 'banned'"}""";
    private const string Created = """{"listRule":"","createRule":"organization.permissions_via_organization.person ?= @request.auth.id"}""";

    public static readonly IReadOnlyList<LargeCase> All =
    [
        new("list, skipTotal", Open, "skipTotal=1", null, 0),
        new("list", Open, "", "list, skipTotal", 0.5),
        new("list / reference", Open, "", Reference + "list", 0.4),
        new("any-of rule, skipTotal", Member, "skipTotal=1", null, 0),
        new("any-of rule", Member, "", "any-of rule, skipTotal", 0.5),
        new("all-of rule, skipTotal", Alone, "skipTotal=1", null, 0),
        new("all-of rule", Alone, "", "all-of rule, skipTotal", 0.5),
        new("all-of, true for all, skipTotal", Everyone, "skipTotal=1", null, 0),
        new("all-of, true for all", Everyone, "", "all-of, true for all, skipTotal", 0.5),
        new("filter by a relation", Open, "filter=organization.name='Organization%207'", null, 0),
        new("expand of two relations", Open, "expand=author,organization", Reference + "list", 0.25),
        new("create, relation rule", Created, null, Reference + "create", 0.6),
    ];

    public const string Reference = "reference ";

    private const int Pages = 100;

    /// <summary>The requests as bytes, with the caller's token.</summary>
    public byte[][] Requests(Uri url, string token) => Query is null
        ? [Encoding.ASCII.GetBytes(Create(url, token))]
        : [.. Enumerable.Range(1, Pages).Select(
            page => Encoding.ASCII.GetBytes($"GET {Address(page)} HTTP/1.1\r\nHost: {url.Authority}\r\nAuthorization: {token}\r\n\r\n"))];

    /// <summary>The first page, for a single request.</summary>
    public string FirstPage => Address(1);

    private string Address(int page) =>
        $"{Path}?page={(Query!.StartsWith("filter", StringComparison.Ordinal) ? 1 : page)}&perPage=30{(Query.Length > 0 ? "&" + Query : "")}";

    public static string Body =>
        $$"""{"title":"A post made under load","body":"{{PostSample.Body}}","views":42,"active":true,"author":"{{LargeRows.Caller}}","organization":"{{LargeRows.Own}}"}""";

    private static string Create(Uri url, string token) =>
        $"POST {Path} HTTP/1.1\r\nHost: {url.Authority}\r\nAuthorization: {token}\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}";
}
