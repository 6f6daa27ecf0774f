namespace Holdall.Integration.Tests.Auth;

/// <summary>What each endpoint says, and to whom, when the collection of its route is missing or has no accounts.</summary>
public sealed class MissingCollectionTests(NewsRoom room) : IClassFixture<NewsRoom>
{
    private const string Missing = "Missing or invalid collection context.";
    private const string NoAccounts = "Missing or invalid auth collection context.";
    private const string Default = "The requested resource wasn't found.";

    [Theory]
    [InlineData("GET", "/api/collections/none/auth-methods", 404, Missing)]
    [InlineData("GET", "/api/collections/sections/auth-methods", 404, NoAccounts)]
    [InlineData("POST", "/api/collections/none/auth-with-password", 404, Missing)]
    [InlineData("POST", "/api/collections/sections/auth-with-password", 404, NoAccounts)]
    [InlineData("POST", "/api/collections/none/auth-refresh", 404, Missing)]
    [InlineData("POST", "/api/collections/sections/auth-refresh", 401, "The request requires valid record authorization token.")]
    [InlineData("POST", "/api/collections/none/impersonate/a", 401, "The request requires valid record authorization token.")]
    [InlineData("GET", "/api/files/none/a/b", 404, Missing)]
    [InlineData("GET", "/api/collections/none", 401, "The request requires valid record authorization token.")]
    public Task A_guest_is_told(string method, string path, int status, string message) => AskAsync(room.Guest, method, path, status, message);

    [Theory]
    [InlineData("POST", "/api/collections/none/auth-refresh", 404, Missing)]
    [InlineData("POST", "/api/collections/sections/auth-refresh", 403, "The request requires auth record from _superusers collection.")]
    [InlineData("POST", "/api/collections/none/impersonate/a", 404, NoAccounts)]
    [InlineData("POST", "/api/collections/sections/impersonate/a", 404, NoAccounts)]
    [InlineData("GET", "/api/collections/none", 404, Default)]
    [InlineData("PATCH", "/api/collections/none", 404, Default)]
    [InlineData("DELETE", "/api/collections/none", 404, Default)]
    [InlineData("DELETE", "/api/collections/none/truncate", 404, Default)]
    public Task A_superuser_is_told(string method, string path, int status, string message) => AskAsync(room.Superuser, method, path, status, message);

    private static async Task AskAsync(TestClient caller, string method, string path, int status, string message)
    {
        var answer = await caller.SendAsync(new HttpMethod(method), path, null);
        (answer.Status, answer["message"]).ShouldBe((status, message));
    }
}
