using System.Text.Json;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.Realtime;
using OtpNet;

namespace Holdall.Integration.Tests.Auth.Options;

/// <summary>An application whose members have what auth collections can switch on. What they write is theirs.</summary>
public sealed class Members : IAsyncLifetime
{
    public const string Path = "/api/collections/members";
    public const string Notes = "/api/collections/notes/records";

    private TestApp? _app;
    private int _accounts;

    public TestApp App => _app!;

    public TestClient Guest => App.Guest;

    public TestClient Superuser => App.Superuser;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync(new AuthPlugin(), new RealtimePlugin(), new FilesPlugin());
        await App.AddCollectionAsync(
            """{"name":"members","type":"auth","fields":[{"name":"nick","type":"text"}],"listRule":"","viewRule":"","updateRule":"id = @request.auth.id","totp":{"enabled":true},"sessions":{"enabled":true},"apiKeys":{"enabled":true}}""");
        await App.AddCollectionAsync("""{"name":"others","type":"auth","apiKeys":{"enabled":true},"sessions":{"enabled":true},"totp":{"enabled":true}}""");
        var id = (await Superuser.GetAsync(Path)).Id;
        var owner = $$"""{"name":"owner","type":"relation","collectionId":"{{id}}","maxSelect":1,"cascadeDelete":true}""";
        const string Rule = "owner = @request.auth.id";
        await App.AddCollectionAsync(
            $$"""{"name":"notes","type":"base","fields":[{"name":"text","type":"text"},{{owner}}],"listRule":"{{Rule}}","viewRule":"{{Rule}}","createRule":"{{Rule}}","updateRule":"{{Rule}}","deleteRule":"{{Rule}}"}""");
        await App.AddCollectionAsync("""{"name":"news","type":"base","fields":[{"name":"text","type":"text"}],"listRule":"","viewRule":"","createRule":"@request.auth.id != ''"}""");
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Makes an account and signs it in.</summary>
    public async Task<Member> AddAsync(string collection = "members")
    {
        var email = $"member{Interlocked.Increment(ref _accounts)}@example.com";
        var id = await App.AddAccountAsync(collection, email);
        var answer = await SignInAsync(email, collection);
        return new Member(id, email, As(answer["token"]), answer["token"]!);
    }

    public Task<TestAnswer> SignInAsync(string email, string collection = "members", string password = TestApp.Password) =>
        Guest.PostAsync($"/api/collections/{collection}/auth-with-password", new { identity = email, password });

    public TestClient As(string? token) => App.As(token);

    /// <summary>The session that a token belongs to.</summary>
    public static string SessionOf(string token)
    {
        var payload = System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]);
        return JsonSerializer.Deserialize<JsonElement>(payload).GetProperty("sessionId").GetString()!;
    }
}

/// <summary>Somebody with an account.</summary>
public sealed record Member(string Id, string Email, TestClient Client, string Token);

/// <summary>An authenticator app.</summary>
public sealed class AuthenticatorApp(string secret)
{
    private long _last;

    /// <summary>A code that is good now and was not shown before. There are three at a time.</summary>
    public string Next()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30;
        _last = Math.Max(_last + 1, now - 1);
        return CodeOf(_last);
    }

    /// <summary>The code that was shown last.</summary>
    public string Last() => CodeOf(_last);

    /// <summary>Six digits that no code of now is.</summary>
    public string Wrong()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30;
        string[] right = [CodeOf(now - 1), CodeOf(now), CodeOf(now + 1), CodeOf(now + 2)];
        return Enumerable.Range(100000, 10).Select(code => $"{code}").First(code => !right.Contains(code));
    }

    private string CodeOf(long step) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(DateTimeOffset.FromUnixTimeSeconds(step * 30).UtcDateTime);
}
