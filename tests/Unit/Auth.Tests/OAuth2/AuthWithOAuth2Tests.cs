using Holdall.Auth;
using Holdall.Collections;
using Holdall.Http;
using Holdall.Plugins.Auth.OAuth2;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Records;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Auth.Tests.OAuth2;

/// <summary>What happens before anybody is known. The rest is tested with a real provider.</summary>
public sealed class AuthWithOAuth2Tests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Where_it_is_off_it_is_refused_before_the_body_is_read() =>
        (await Should.ThrowAsync<ApiException>(RunAsync(new SilentProvider(), isEnabled: false))).Status.ShouldBe(403);

    [Fact]
    public async Task Both_steps_at_the_provider_have_thirty_seconds()
    {
        var provider = new SilentProvider();
        var running = RunAsync(provider);
        await provider.Asked.Task;
        _time.Advance(TimeSpan.FromSeconds(29.9));
        running.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromSeconds(0.1));

        var error = await Should.ThrowAsync<ApiException>(running);
        (error.Status, error.Message).ShouldBe((400, "Failed to fetch OAuth2 user."));
    }

    [Fact]
    public async Task A_client_that_hangs_up_is_not_answered()
    {
        using var gone = new CancellationTokenSource();
        var provider = new SilentProvider();
        var running = RunAsync(provider, aborted: gone.Token);
        await provider.Asked.Task;

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Theory]
    [InlineData("apple", "", "c0de", "Ann Lee")]
    [InlineData("apple", "Ann", "c0de", "Ann")]
    [InlineData("apple", "", "other", "")]
    [InlineData("house", "", "c0de", "")]
    public async Task A_name_that_Apple_has_sent_with_the_code_is_taken_up(string provider, string name, string code, string expected)
    {
        await using var engine = await TestEngine.OpenAsync();
        var names = new AppleNames(_time);
        names.Add("c0de", "Ann Lee");
        var user = "";
        engine.Hooks.RecordAuthWithOAuth2Request.Use((e, _) =>
        {
            user = e.OAuth2User.Name;
            return Task.CompletedTask;
        });
        var identities = new IdentityLookup(engine.Collections, engine.Records);
        var accounts = new LinkedAccounts(engine.Collections, engine.Records, engine.Get<ITransactions>(), identities, null!);
        var action = new AuthWithOAuth2(
            new OAuth2Catalog([new NamedProvider(provider, name)]), new FakeOAuth2Http(), names, accounts, null!, engine.Hooks, null!, _time);

        await action.RunAsync(RequestFor(provider, code));

        user.ShouldBe(expected);
    }

    private static FakeRequest RequestFor(string provider, string code = "c0de", bool isEnabled = true)
    {
        var users = AuthFixtures.Users();
        var options = new OAuth2Options { Enabled = isEnabled, Providers = [new OAuth2Provider { Name = provider, ClientId = "c", ClientSecret = "s" }] };
        var request = new FakeRequest { Collection = users with { Auth = users.Auth! with { OAuth2 = options } } };
        return request.With("provider", provider).With("code", code);
    }

    private async Task RunAsync(IOAuth2Provider provider, bool isEnabled = true, CancellationToken aborted = default)
    {
        var request = RequestFor("silent", isEnabled: isEnabled);
        request.Http.RequestAborted = aborted;
        var action = new AuthWithOAuth2(
            new OAuth2Catalog([provider]), new FakeOAuth2Http(), new AppleNames(_time), null!, null!, TestHooks.Create(), null!, _time);
        await action.RunAsync(request);
    }

    /// <summary>It knows one user.</summary>
    private sealed class NamedProvider(string name, string userName) : IOAuth2Provider
    {
        public string Name => name;

        public string DisplayName => name;

        public string Logo => "<svg/>";

        public int Order => 1;

        public OAuth2Defaults Defaults { get; } = new();

        public Task<OAuth2Token> ExchangeAsync(OAuth2SignIn signIn, CancellationToken aborted) => Task.FromResult(new OAuth2Token { AccessToken = "abc" });

        public Task<OAuth2User> FetchUserAsync(OAuth2SignIn signIn, OAuth2Token token, CancellationToken aborted) =>
            Task.FromResult(new OAuth2User { Id = "7", Name = userName });
    }

    /// <summary>It takes every code, and never says who it is.</summary>
    private sealed class SilentProvider : IOAuth2Provider
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "silent";

        public string DisplayName => "Silent";

        public string Logo => "<svg/>";

        public int Order => 1;

        public OAuth2Defaults Defaults { get; } = new();

        public Task<OAuth2Token> ExchangeAsync(OAuth2SignIn signIn, CancellationToken aborted) => Task.FromResult(new OAuth2Token { AccessToken = "abc" });

        public async Task<OAuth2User> FetchUserAsync(OAuth2SignIn signIn, OAuth2Token token, CancellationToken aborted)
        {
            Asked.SetResult();
            await Task.Delay(Timeout.Infinite, aborted);
            return new OAuth2User();
        }
    }
}
