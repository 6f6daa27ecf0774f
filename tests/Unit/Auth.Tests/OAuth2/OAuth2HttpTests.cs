using System.Text;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Plugins.Auth.OAuth2;
using Microsoft.AspNetCore.Http;

namespace Holdall.Plugins.Auth.Tests.OAuth2;

public sealed class OAuth2HttpTests : IAsyncLifetime
{
    private readonly OAuth2Http _http = new(TimeProvider.System);
    private readonly List<(string Authorization, string Form, string Agent)> _requests = [];
    private Func<HttpContext, Task> _answer = static http => http.Response.WriteAsync("{}");
    private LoopbackServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await LoopbackServer.StartAsync(async http =>
    {
        using var reader = new StreamReader(http.Request.Body);
        _requests.Add((http.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync(), http.Request.Headers.UserAgent.ToString()));
        await _answer(http);
    });

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task The_client_is_named_in_the_header()
    {
        _answer = static http => http.Response.WriteAsync("""{"access_token":"abc","token_type":"bearer"}""");

        var token = await ExchangeAsync(pkce: true);

        token.AccessToken.ShouldBe("abc");
        var (authorization, form, agent) = _requests.ShouldHaveSingleItem();
        Encoding.UTF8.GetString(Convert.FromBase64String(authorization["Basic ".Length..])).ShouldBe("the+client%3A:s%21cret");
        form.ShouldBe("grant_type=authorization_code&code=c0de&redirect_uri=https%3A%2F%2Fshop.test%2Fback&code_verifier=ver");
        agent.ShouldBe("Holdall");
    }

    [Fact]
    public async Task When_that_fails_it_is_named_in_the_body()
    {
        _answer = http =>
        {
            http.Response.StatusCode = _requests.Count == 1 ? 401 : 200;
            return http.Response.WriteAsync("""{"access_token":"abc"}""");
        };

        await ExchangeAsync(pkce: false);

        _requests.Count.ShouldBe(2);
        _requests[1].Authorization.ShouldBe("");
        _requests[1].Form.ShouldBe("grant_type=authorization_code&code=c0de&redirect_uri=https%3A%2F%2Fshop.test%2Fback&client_id=the+client%3A&client_secret=s%21cret");
    }

    [Fact]
    public async Task A_code_that_is_refused_is_tried_twice_and_no_more()
    {
        _answer = static http => http.Response.WriteAsync("""{"error":"invalid_grant","access_token":"abc"}""");

        await Should.ThrowAsync<OAuth2Exception>(ExchangeAsync(pkce: true));

        _requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("bearer", "Bearer abc")]
    [InlineData("", "Bearer abc")]
    [InlineData("mac", "MAC abc")]
    [InlineData("BASIC", "Basic abc")]
    [InlineData("token", "token abc")]
    public async Task Users_are_asked_for_with_the_token(string type, string authorization)
    {
        await _http.GetUserInfoAsync(SignIn(pkce: true), new OAuth2Token { AccessToken = "abc", TokenType = type }, Cancel);

        _requests.ShouldHaveSingleItem().Authorization.ShouldBe(authorization);
    }

    [Theory]
    [InlineData("{}", 200, true)]
    [InlineData("null", 200, true)]
    [InlineData("[]", 200, false)]
    [InlineData("oops", 200, false)]
    [InlineData("{}", 399, true)]
    [InlineData("{}", 400, false)]
    public async Task A_user_is_an_object(string body, int status, bool isUsable)
    {
        _answer = http =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body);
        };

        var asking = _http.GetUserInfoAsync(SignIn(pkce: true), new OAuth2Token { AccessToken = "abc" }, Cancel);

        if (isUsable) (await asking).EnumerateObject().ShouldBeEmpty();
        else await Should.ThrowAsync<OAuth2Exception>(asking);
    }

    [Fact]
    public async Task An_answer_of_more_than_a_mebibyte_is_refused()
    {
        _answer = static http => http.Response.WriteAsync($$"""{"access_token":"{{new string('a', 1024 * 1024)}}"}""");

        await Should.ThrowAsync<OAuth2Exception>(ExchangeAsync(pkce: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("http://127.0.0.1:1/")]
    public async Task An_address_where_nobody_is_fails(string url) => await Should.ThrowAsync<OAuth2Exception>(_http.ExchangeAsync(
        new OAuth2SignIn { Options = new OAuth2Provider { TokenURL = url }, Code = "c0de", Http = _http }, Cancel));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<OAuth2Token> ExchangeAsync(bool pkce) => _http.ExchangeAsync(SignIn(pkce), Cancel);

    private OAuth2SignIn SignIn(bool pkce) => new()
    {
        Options = new OAuth2Provider { ClientId = "the client:", ClientSecret = "s!cret", TokenURL = _server.URL, UserInfoURL = _server.URL, Pkce = pkce },
        Code = "c0de",
        CodeVerifier = "ver",
        RedirectURL = "https://shop.test/back",
        Http = _http,
    };
}
