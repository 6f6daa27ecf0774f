using System.Net;
using Holdall.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests.Pipeline;

public sealed class CallerTests
{
    private static Task<TestHost> StartAsync(AppSettings? settings = null)
    {
        FakeSettingsPlugin.Settings = settings ?? new AppSettings();
        return TestHost.StartAsync(new EchoPlugin(), new FakeCallersPlugin(), new FakeSettingsPlugin());
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(TestHost host, string path, string? caller, string? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (caller is not null) request.Headers.Add("Authorization", caller);
        if (header is not null) request.Headers.Add("X-Real-IP", header);
        var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/only/superusers", "_superusers", HttpStatusCode.OK)]
    [InlineData("/only/superusers", "users", HttpStatusCode.Forbidden)]
    [InlineData("/only/authenticated", "users", HttpStatusCode.OK)]
    [InlineData("/only/USERS/own", "users", HttpStatusCode.OK)]
    [InlineData("/only/users/own", "_superusers", HttpStatusCode.Forbidden)]
    [InlineData("/only/users/own", null, HttpStatusCode.Unauthorized)]
    public async Task Endpoints_let_in_whom_they_say(string path, string? caller, HttpStatusCode status)
    {
        await using var host = await StartAsync();

        (await GetAsync(host, path, caller)).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("10.0.0.0/8", HttpStatusCode.Forbidden)]
    public async Task Superusers_may_only_act_from_the_listed_addresses(string allowed, HttpStatusCode status)
    {
        await using var host = await StartAsync(new AppSettings { SuperuserIPs = [allowed] });

        (await GetAsync(host, "/api/health", "_superusers")).Status.ShouldBe(status);
        (await GetAsync(host, "/api/health", "users")).Status.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(host, "/api/health", null)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Superusers_learn_more_about_the_health()
    {
        await using var host = await StartAsync(new AppSettings { TrustedProxy = new TrustedProxySettings { Headers = ["X-Real-IP"], UseLeftmostIP = false } });

        (await GetAsync(host, "/api/health", "_superusers", "1.2.3.4, 5.6.7.8")).Body.ShouldBe(
            """{"message":"API is healthy.","code":200,"data":{"canBackup":true,"realIP":"5.6.7.8","possibleProxyHeader":"X-Real-IP"}}""");
    }

    [Theory]
    [InlineData("X-Forwarded-For", "X-Forwarded-For")]
    [InlineData("X-Forwarded-For CF-Connecting-IP", "CF-Connecting-IP")]
    [InlineData("Fly-Client-IP X-Forwarded-For", "Fly-Client-IP")]
    [InlineData("CF-Connecting-IP X-Real-IP X-Forwarded-For", "X-Real-IP")]
    [InlineData("Forwarded", "")]
    public async Task A_header_of_a_proxy_is_found_and_those_of_the_settings_first(string sent, string found)
    {
        await using var host = await StartAsync(new AppSettings { TrustedProxy = new TrustedProxySettings { Headers = ["X-Real-IP"], UseLeftmostIP = false } });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/health") { Headers = { { "Authorization", "_superusers" } } };
        foreach (var name in sent.Split(' ')) request.Headers.Add(name, "1.2.3.4");

        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"\"possibleProxyHeader\":\"{found}\"");
    }

    [Theory]
    [InlineData("invalid,1.1.1.5,1.1.1.6,invalid", false, "1.1.1.6")]
    [InlineData("invalid,1.1.1.5,1.1.1.6,invalid", true, "1.1.1.5")]
    [InlineData("2001:db8::1", false, "2001:0db8:0000:0000:0000:0000:0000:0001")]
    [InlineData("::ffff:1.2.3.4", false, "0000:0000:0000:0000:0000:ffff:0102:0304")]
    [InlineData("1.2.3.4:5678", false, "127.0.0.1")]
    [InlineData("[::1]:80", false, "127.0.0.1")]
    [InlineData("010.0.0.1", false, "127.0.0.1")]
    [InlineData("1.2", false, "127.0.0.1")]
    [InlineData(null, false, "127.0.0.1")]
    public async Task The_address_of_the_client_comes_from_trusted_headers(string? header, bool leftmost, string address)
    {
        await using var host = await StartAsync(
            new AppSettings { TrustedProxy = new TrustedProxySettings { Headers = ["X-Real-IP"], UseLeftmostIP = leftmost } });

        (await GetAsync(host, "/address", null, header)).Body.ShouldBe(address);
    }

    [Theory]
    [InlineData("10.1.2.3", "10.0.0.0/8", true)]
    [InlineData("10.1.2.3", "10.1.2.3", true)]
    [InlineData("10.1.2.3", "10.1.2.4/31", false)]
    [InlineData("10.1.2.5", "10.1.2.4/31", true)]
    [InlineData("2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8::/32", true)]
    [InlineData("10.1.2.3", "::/0", false)]
    [InlineData("10.1.2.3", "nonsense/8", false)]
    [InlineData("10.1.2.3", "10.0.0.0/99", false)]
    public void Networks_hold_the_addresses_of_their_family(string address, string entry, bool held) =>
        AddressRange.AnyContains([entry], address).ShouldBe(held);

    private sealed class FakeSettingsPlugin : IPlugin
    {
        public static AppSettings Settings { get; set; } = new();

        public void Configure(PluginBuilder plugin) => plugin.Services.AddSingleton<ISettings>(new Fixed(Settings));
    }

    private sealed record Fixed(AppSettings Current) : ISettings
    {
        public Task SaveAsync(AppSettings settings, CancellationToken aborted = default) => throw new NotSupportedException();

        public Task ValidateAsync(AppSettings settings, CancellationToken aborted = default) => throw new NotSupportedException();
    }
}
