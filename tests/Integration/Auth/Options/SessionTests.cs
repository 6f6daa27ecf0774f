using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Auth.Options;

/// <summary>Sign-ins that can be looked at and ended one by one.</summary>
public sealed class SessionTests(Members members) : IClassFixture<Members>
{
    private const string Sessions = "/api/collections/_sessions/records";
    private const string EndOthers = Members.Path + "/sessions/end-others";

    [Fact]
    public async Task Each_sign_in_is_a_session_that_its_owner_sees()
    {
        var member = await members.AddAsync();
        var second = await members.SignInAsync(member.Email);
        var stranger = await members.AddAsync();

        var own = await member.Client.GetAsync(Sessions + "?sort=created");

        own.Items().ShouldBe($"{Members.SessionOf(member.Token)} {Members.SessionOf(second["token"]!)}");
        own.Items("address").ShouldBe("127.0.0.1 127.0.0.1");
        (await stranger.Client.GetAsync(Sessions)).Items().ShouldBe(Members.SessionOf(stranger.Token));
        (await members.Guest.GetAsync(Sessions)).Items().ShouldBe("");
        (await stranger.Client.DeleteAsync($"{Sessions}/{Members.SessionOf(member.Token)}")).Status.ShouldBe(404);
        (await member.Client.PostAsync(Sessions, new { })).Status.ShouldBe(403);
        (await member.Client.PatchAsync($"{Sessions}/{Members.SessionOf(member.Token)}", new { address = "" })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task The_token_of_an_ended_session_is_refused_at_once()
    {
        var member = await members.AddAsync();
        var other = members.As((await members.SignInAsync(member.Email))["token"]);
        for (var i = 0; i < 3; i++) (await IsSignedInAsync(member.Client)).ShouldBeTrue();

        (await other.DeleteAsync($"{Sessions}/{Members.SessionOf(member.Token)}")).Status.ShouldBe(204);

        (await IsSignedInAsync(member.Client)).ShouldBeFalse();
        (await IsSignedInAsync(other)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_token_for_files_ends_with_the_session_that_it_was_made_in()
    {
        var member = await members.AddAsync();
        var other = members.As((await members.SignInAsync(member.Email))["token"]);
        var (ended, kept) = ((await member.Client.PostAsync("/api/files/token", new { }))["token"], (await other.PostAsync("/api/files/token", new { }))["token"]);
        FileTokenOwner(ended).ShouldBe(member.Id);

        (await other.DeleteAsync($"{Sessions}/{Members.SessionOf(member.Token)}")).Status.ShouldBe(204);

        FileTokenOwner(ended).ShouldBeNull();
        FileTokenOwner(kept).ShouldBe(member.Id);
    }

    [Fact]
    public async Task A_token_for_files_ends_no_later_than_the_one_that_it_was_made_with()
    {
        var member = await members.AddAsync();
        var impersonation = await members.Superuser.PostAsync($"{Members.Path}/impersonate/{member.Id}", new { duration = 20 });

        var token = (await members.As(impersonation["token"]).PostAsync("/api/files/token", new { }))["token"]!;

        var payload = System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]);
        var end = DateTimeOffset.FromUnixTimeSeconds(System.Text.Json.JsonElement.Parse(payload).GetProperty("exp").GetInt64());
        end.ShouldBeLessThanOrEqualTo(TimeProvider.System.GetUtcNow().AddSeconds(20));
    }

    [Fact]
    public async Task All_but_one_are_ended()
    {
        var member = await members.AddAsync();
        var others = new List<TestClient>();
        for (var i = 0; i < 3; i++) others.Add(members.As((await members.SignInAsync(member.Email))["token"]));
        var stranger = await members.AddAsync();

        (await member.Client.PostAsync(EndOthers, new { })).Status.ShouldBe(204);

        foreach (var other in others) (await IsSignedInAsync(other)).ShouldBeFalse();
        (await IsSignedInAsync(member.Client)).ShouldBeTrue();
        (await IsSignedInAsync(stranger.Client)).ShouldBeTrue();
        (await members.Guest.PostAsync(EndOthers, new { })).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_refresh_keeps_the_session()
    {
        var member = await members.AddAsync();

        var refreshed = await member.Client.PostAsync(Members.Path + "/auth-refresh", new { });

        Members.SessionOf(refreshed["token"]!).ShouldBe(Members.SessionOf(member.Token));
        (await member.Client.GetAsync(Sessions)).Json.GetProperty("totalItems").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task An_impersonation_is_a_session_of_the_account_that_its_owner_can_end()
    {
        var member = await members.AddAsync();
        var impersonation = await members.Superuser.PostAsync($"{Members.Path}/impersonate/{member.Id}", new { duration = 600 });
        var client = members.As(impersonation["token"]);
        (await IsSignedInAsync(client)).ShouldBeTrue();

        (await member.Client.DeleteAsync($"{Sessions}/{Members.SessionOf(impersonation["token"]!)}")).Status.ShouldBe(204);

        (await IsSignedInAsync(client)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_without_a_session_or_with_that_of_somebody_else_is_worth_nothing()
    {
        var member = await members.AddAsync();
        var record = members.App.Records.Find("members", member.Id)!;
        var bare = members.App.Services.GetRequiredService<Holdall.Auth.ITokens>().Create(record, Holdall.Auth.TokenTypes.Auth);

        (await IsSignedInAsync(members.As(bare))).ShouldBeFalse();
    }

    [Fact]
    public async Task With_a_new_password_all_sessions_end()
    {
        var member = await members.AddAsync();
        var body = new { oldPassword = TestApp.Password, password = "abcdefghij", passwordConfirm = "abcdefghij" };

        (await member.Client.PatchAsync($"{Members.Path}/records/{member.Id}", body)).Status.ShouldBe(200);

        members.App.Records.Count("_sessions", "recordRef = {:id}", ("id", member.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task Requests_and_ends_at_the_same_time_leave_nobody_signed_in()
    {
        for (var round = 0; round < 5; round++)
        {
            var member = await members.AddAsync();
            using var stop = new CancellationTokenSource();
            var callers = Enumerable.Range(0, 4).Select(async _ =>
            {
                while (!stop.IsCancellationRequested) await IsSignedInAsync(member.Client);
            }).ToArray();

            (await members.Superuser.DeleteAsync($"{Sessions}/{Members.SessionOf(member.Token)}")).Status.ShouldBe(204);
            var isSignedIn = await IsSignedInAsync(member.Client);
            await stop.CancelAsync();
            await Task.WhenAll(callers);

            isSignedIn.ShouldBeFalse();
            (await IsSignedInAsync(member.Client)).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_connection_ends_to_be_somebodys_with_the_session()
    {
        var member = await members.AddAsync();
        var other = members.As((await members.SignInAsync(member.Email))["token"]);
        using var http = new HttpClient { BaseAddress = members.App.Address };
        using var events = new StreamReader(await http.GetStreamAsync(new Uri("/api/realtime", UriKind.Relative), TestContext.Current.CancellationToken));
        var id = (await events.ReadLineAsync(TestContext.Current.CancellationToken))!["id:".Length..];
        (await member.Client.PostAsync("/api/realtime", new { clientId = id, subscriptions = new[] { "notes/*" } })).Status.ShouldBe(204);
        var broker = members.App.Services.GetRequiredService<Holdall.Realtime.IRealtimeBroker>();
        broker.Find(id)!.Auth.Id.ShouldBe(member.Id);

        (await other.DeleteAsync($"{Sessions}/{Members.SessionOf(member.Token)}")).Status.ShouldBe(204);

        broker.Find(id)!.Auth.IsGuest.ShouldBeTrue();
    }

    private static async Task<bool> IsSignedInAsync(TestClient client) => (await client.PostAsync(Members.Path + "/auth-refresh", new { })).Status switch
    {
        200 => true,
        401 => false,
        var status => throw new InvalidOperationException($"{status}"),
    };

    private string? FileTokenOwner(string? token) =>
        members.App.Services.GetRequiredService<Holdall.Auth.ITokens>().FindRecord(token!, Holdall.Auth.TokenTypes.File)?.Id;
}
