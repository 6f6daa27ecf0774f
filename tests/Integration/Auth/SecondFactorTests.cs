namespace Holdall.Integration.Tests.Auth;

/// <summary>Whether a second factor is asked for, by the rule that says when.</summary>
public sealed class SecondFactorTests(NewsRoom room) : IClassFixture<NewsRoom>
{
    [Theory]
    [InlineData("", true)]
    [InlineData("@request.context != 'oauth2'", true)]
    [InlineData("@request.context = 'oauth2'", false)]
    [InlineData("email = 'ann@example.com'", true)]
    [InlineData("email = 'bob@example.com'", false)]
    [InlineData("tokenKey != ''", true)]
    [InlineData("tokenKey = ''", false)]
    [InlineData("@collection.sections.id ?!= 'none'", true)]
    public async Task A_second_factor_is_asked_for_when_the_rule_holds(string rule, bool isAsked)
    {
        await SetRuleAsync(rule);
        foreach (var caller in new[] { room.Guest, room.Superuser })
        {
            var answer = await SignInAsync(caller);
            answer.Status.ShouldBe(isAsked ? 401 : 200, answer.Text);
            (answer["mfaId"] is not null).ShouldBe(isAsked);
        }
    }

    [Fact]
    public async Task A_broken_mfa_rule_is_refused()
    {
        await room.App.AddCollectionAsync("""{"name":"passing","type":"base","fields":[]}""");
        await SetRuleAsync("@collection.passing.id ?!= 'none'");
        (await room.Superuser.DeleteAsync("/api/collections/passing")).Status.ShouldBe(204);

        var answer = await SignInAsync(room.Guest);

        answer.Status.ShouldBe(400);
        answer["message"].ShouldBe("Something went wrong while processing your request.");
    }

    private static Task<TestAnswer> SignInAsync(TestClient caller) =>
        caller.PostAsync("/api/collections/writers/auth-with-password", new { identity = "ann@example.com", password = TestApp.Password });

    private async Task SetRuleAsync(string rule)
    {
        var options = new { otp = new { enabled = true, duration = 180, length = 8 }, mfa = new { enabled = true, duration = 600, rule } };
        (await room.Superuser.PatchAsync("/api/collections/writers", options)).Status.ShouldBe(200);
    }
}
