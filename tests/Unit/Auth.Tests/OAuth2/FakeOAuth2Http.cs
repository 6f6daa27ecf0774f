using System.Text;
using System.Text.Json;
using Holdall.Auth;

namespace Holdall.Plugins.Auth.Tests.OAuth2;

/// <summary>Providers that answer from a table, and the requests that they were sent.</summary>
internal sealed class FakeOAuth2Http : IOAuth2Http
{
    private readonly Dictionary<string, (int Status, string Body)> _answers = [];

    /// <summary>The requests, with the bodies that they had.</summary>
    public List<(HttpRequestMessage Request, string Body)> Requests { get; } = [];

    /// <summary>Sets what an address answers.</summary>
    public FakeOAuth2Http Answer(string url, string body, int status = 200)
    {
        _answers[url] = (status, body);
        return this;
    }

    public Task<OAuth2Token> ExchangeAsync(OAuth2SignIn signIn, CancellationToken aborted) => throw new NotSupportedException();

    public async Task<JsonElement> GetUserInfoAsync(OAuth2SignIn signIn, OAuth2Token token, CancellationToken aborted)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, signIn.Options.UserInfoURL);
        token.Authorize(request);
        return (await SendAsync(request, aborted)).ReadJson();
    }

    public async Task<OAuth2Answer> SendAsync(HttpRequestMessage request, CancellationToken aborted)
    {
        Requests.Add((request, request.Content is null ? "" : await request.Content.ReadAsStringAsync(aborted)));
        var (status, body) = _answers.GetValueOrDefault(request.RequestUri!.OriginalString, (404, "{}"));
        return new OAuth2Answer { Status = status, Body = Encoding.UTF8.GetBytes(body) };
    }
}
