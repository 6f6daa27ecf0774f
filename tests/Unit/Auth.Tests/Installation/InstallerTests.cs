using Holdall.App;
using Holdall.Auth;
using Holdall.Plugins.Auth.Installation;
using Holdall.Plugins.Auth.Passwords;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.Plugins.Auth.Tests.Installation;

public sealed class InstallerTests : IAsyncLifetime
{
    private TestEngine _engine = null!;
    private Installer _installer = null!;
    private RecordTokens _tokens = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync(services => services.AddSingleton<IPasswordHasher, BcryptHasher>());
        _tokens = new RecordTokens(_engine.Collections, _engine.Records, _engine.Time);
        _installer = new Installer(_engine.Collections, _engine.Records, _tokens, NullLogger<Installer>.Instance);
        new InstallerHooks(_installer).AddHooks(_engine.Hooks);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task A_link_lets_the_first_superuser_be_made_within_half_an_hour()
    {
        var output = await OfferAsync("http://127.0.0.1:8090/_/");

        var token = output.Split("http://127.0.0.1:8090/_/#/pbinstall/")[1].Split('\n')[0].Trim();
        _tokens.FindRecord(token, TokenTypes.Auth)!.GetString("email").ShouldBe("__pbinstaller@example.com");
        _engine.Time.Advance(TimeSpan.FromMinutes(30));
        _tokens.FindRecord(token, TokenTypes.Auth).ShouldBeNull();
    }

    [Fact]
    public async Task Every_start_offers_it_with_the_same_account()
    {
        await OfferAsync("http://127.0.0.1:8090/_/");
        await OfferAsync("http://127.0.0.1:8090/_/");

        _engine.Records.Count("_superusers").ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_dashboard_there_is_only_the_command()
    {
        var output = await OfferAsync(null);

        output.ShouldContain("holdall superuser upsert");
        _engine.Records.Count("_superusers").ShouldBe(0);
    }

    [Fact]
    public async Task The_first_real_superuser_ends_the_account_and_nothing_is_offered_any_more()
    {
        await OfferAsync("http://127.0.0.1:8090/_/");

        await AddAsync("root@example.com");

        _engine.Records.List("_superusers", new RecordQuery()).Select(record => record.GetString("email")).ShouldBe(["root@example.com"]);
        (await OfferAsync("http://127.0.0.1:8090/_/")).ShouldBeEmpty();
        _engine.Records.Count("_superusers").ShouldBe(1);
    }

    [Fact]
    public async Task A_superuser_that_could_not_be_made_leaves_the_account()
    {
        await OfferAsync("http://127.0.0.1:8090/_/");

        await Should.ThrowAsync<Exception>(AddAsync("no address"));

        _engine.Records.List("_superusers", new RecordQuery()).Select(record => record.GetString("email")).ShouldBe(["__pbinstaller@example.com"]);
    }

    private Task AddAsync(string email) =>
        _engine.Records.SaveAsync(new Record(_engine.Collections.Get("_superusers")) { ["email"] = email, ["password"] = "correct horse" });

    private async Task<string> OfferAsync(string? dashboard)
    {
        await using var output = new StringWriter();
        await _engine.Hooks.Served.RunAsync(
            new ServedEvent { Url = "http://127.0.0.1:8090", DashboardUrl = dashboard, Output = output, CommandLine = command => "holdall " + command },
            () => Task.CompletedTask);
        return output.ToString();
    }
}
