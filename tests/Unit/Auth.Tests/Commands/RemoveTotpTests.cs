using Holdall.Collections;
using Holdall.Commands;
using Holdall.Plugins.Auth.Commands;
using Holdall.Plugins.Auth.Options;
using Holdall.Plugins.Auth.Totp;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Plugins.Auth.Tests.Commands;

public sealed class RemoveTotpTests : IAsyncLifetime
{
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        var superusers = await _engine.StoreAsync(AuthFixtures.Superusers().With(AccountOptions.Totp, new TotpOptions { Enabled = true }));
        await new OwnedCollections(_engine.Collections).EnsureAsync(superusers, TestContext.Current.CancellationToken);
        await _engine.StoreAsync(new Record(_engine.Collections.Get("_superusers")) { ["email"] = "root@example.com", ["tokenKey"] = new string('K', 50) });
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task A_superuser_who_has_lost_the_app_gets_rid_of_it_on_the_machine()
    {
        var root = _engine.Records.FindFirst("_superusers", "email = 'root@example.com'")!;
        await AuthServices.Totps(_engine).EnrolAsync(root, TestContext.Current.CancellationToken);

        (await RunAsync("root@example.com")).ShouldBe("Successfully removed the authenticator app of superuser \"root@example.com\"!");
        _engine.Records.Count("_totps").ShouldBe(0);
        (await RunAsync("root@example.com")).ShouldBe("Superuser \"root@example.com\" has no authenticator app.");
        await Should.ThrowAsync<InvalidOperationException>(() => RunAsync("nobody@example.com"));
    }

    private async Task<string?> RunAsync(string email)
    {
        await using var services = new ServiceCollection()
            .AddSingleton(_engine.Records).AddSingleton(_engine.Collections).AddSingleton(AuthServices.Totps(_engine)).BuildServiceProvider();
        var commands = new Commands();
        new SuperuserCommands(services).AddCommands(commands);
        var command = commands.All.Single(known => known.Path == "superuser remove-totp");
        return await command.RunAsync(new CommandInvocation { Arguments = [email], Aborted = TestContext.Current.CancellationToken });
    }

    private sealed class Commands : ICommands
    {
        public List<PluginCommand> All { get; } = [];

        public void Add(PluginCommand command) => All.Add(command);
    }
}
