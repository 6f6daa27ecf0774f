using Holdall.Auth;
using Holdall.Collections;
using Holdall.Engine.Collections;
using Holdall.Host.Commands;
using Holdall.Mail;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests.Commands;

public sealed class ShutCollectionsTests
{
    [Fact]
    public async Task While_nobody_signs_people_in_every_auth_collection_is_named() =>
        (await WarningAsync(_ => { })).ShouldBe(
            "nobody can sign in to _superusers, users: no active plugin signs anybody in. Switch the plugin \"auth\" on");

    [Fact]
    public async Task A_collection_that_needs_mails_is_named_while_nobody_sends_them()
    {
        var warning = await WarningAsync(static services => services.AddSingleton<ITokens>(new FakeTokens()), mfaRule: "");

        warning.ShouldNotBeNull().ShouldStartWith("nobody without a passkey can sign in to users: one-time passwords are needed for it, and no active plugin sends mails.");
        warning.ShouldContain("superuser otp EMAIL");
    }

    [Fact]
    public async Task Those_whom_a_rule_asks_for_a_second_factor_are_told_apart()
    {
        var warning = await WarningAsync(static services => services.AddSingleton<ITokens>(new FakeTokens()), mfaRule: "verified = true");

        warning.ShouldNotBeNull().ShouldContain("users (of those for whom its MFA rule holds)");
    }

    [Fact]
    public async Task With_mails_there_is_no_warning() =>
        (await WarningAsync(
            static services => services.AddSingleton<ITokens>(new FakeTokens()).AddSingleton<IRecordMails>(new FakeRecordMails()), mfaRule: "")).ShouldBeNull();

    [Fact]
    public async Task Collections_that_ask_for_no_mails_need_none() =>
        (await WarningAsync(static services => services.AddSingleton<ITokens>(new FakeTokens()))).ShouldBeNull();

    private static async Task<string?> WarningAsync(Action<IServiceCollection> add, string? mfaRule = null)
    {
        await using var host = await TestHost.StartAsync(new OfferingPlugin(add));
        var store = host.Services.GetRequiredService<CollectionStore>();
        var users = store.Get("users");
        var auth = users.Auth! with { Otp = users.Auth!.Otp with { Enabled = true }, OAuth2 = new OAuth2Options() };
        if (mfaRule is not null) auth = auth with { Mfa = auth.Mfa with { Enabled = true, Rule = mfaRule } };
        await store.SaveAsync(users, users with { Auth = auth }, isValidated: false);
        return ShutCollections.Warning(host.Services);
    }

    private sealed class OfferingPlugin(Action<IServiceCollection> add) : IPlugin
    {
        public void Configure(PluginBuilder plugin) => add(plugin.Services);
    }
}
