using Holdall.Http;
using Holdall.Plugins.Auth;
using Holdall.Records;

namespace Holdall.Integration.Tests.Auth.Options;

/// <summary>New passwords that are in the operator's list.</summary>
public sealed class LeakedPasswordTests : IDisposable
{
    private const string Leaked = "correct horse";

    private readonly TempFolder _folder = new();
    private readonly string _list;

    public LeakedPasswordTests() => File.WriteAllText(_list = _folder.File("leaked.txt"), "12345678\n" + Leaked + "\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_leaked_password_is_refused_on_every_way()
    {
        await using var app = await StartAsync(_list);
        var id = await app.AddAccountAsync("users", "ann@example.com");
        var ann = await app.SignInAsync("users", "ann@example.com");

        var signUp = await app.Guest.PostAsync(
            "/api/collections/users/records", new { email = "bob@example.com", password = Leaked, passwordConfirm = Leaked });
        signUp.Status.ShouldBe(400);
        signUp.ErrorOf("password").ShouldBe("validation_leaked_password");
        var change = await ann.PatchAsync(
            $"/api/collections/users/records/{id}", new { oldPassword = TestApp.Password, password = Leaked, passwordConfirm = Leaked });
        change.ErrorOf("password").ShouldBe("validation_leaked_password");
        var account = app.Records.Find("users", id)!;
        account["password"] = Leaked;
        (await Should.ThrowAsync<ApiException>(app.Records.SaveAsync(account))).Errors.Find("password")!.Code.ShouldBe("validation_leaked_password");

        (await app.Guest.PostAsync(
            "/api/collections/users/records",
            new { email = "bob@example.com", password = "battery staple", passwordConfirm = "battery staple" })).Status.ShouldBe(200);
        (await ann.PatchAsync($"/api/collections/users/records/{id}", new { name = "Ann" })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_can_not_be_looked_up_is_refused()
    {
        await using var app = await StartAsync(_list);
        File.Delete(_list);

        var signUp = await app.Guest.PostAsync(
            "/api/collections/users/records", new { email = "bob@example.com", password = "battery staple", passwordConfirm = "battery staple" });

        signUp.ErrorOf("password").ShouldBe("validation_unchecked_password");
    }

    [Fact]
    public async Task Without_a_list_the_option_can_not_be_switched_on()
    {
        await using var app = await TestApp.StartAsync(new AuthPlugin());

        var answer = await app.Superuser.PatchAsync("/api/collections/users", new { leakedPasswords = new { enabled = true } });

        answer.Status.ShouldBe(400);
        answer.Json.GetProperty("data").GetProperty("leakedPasswords").GetProperty("enabled").GetProperty("code").GetString()
            .ShouldBe("validation_missing_password_list");
        (await app.Superuser.PatchAsync("/api/collections/users", new { leakedPasswords = new { enabled = false } })).Status.ShouldBe(200);
    }

    private static async Task<TestApp> StartAsync(string list)
    {
        Environment.SetEnvironmentVariable("HOLDALL_SETTINGS__AUTH__LEAKEDPASSWORDS", list);
        try
        {
            var app = await TestApp.StartAsync(new AuthPlugin());
            (await app.Superuser.PatchAsync("/api/collections/users", new { leakedPasswords = new { enabled = true } })).Status.ShouldBe(200);
            return app;
        }
        finally
        {
            Environment.SetEnvironmentVariable("HOLDALL_SETTINGS__AUTH__LEAKEDPASSWORDS", null);
        }
    }
}
