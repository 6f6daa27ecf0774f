using Holdall.Commands;
using Holdall.Http;
using Holdall.Plugins.Auth.Commands;
using Holdall.Settings;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Plugins.Auth.Tests;

public sealed class SuperuserAddressesTests : ICommands
{
    private readonly FakeSettings _settings = new();
    private readonly Dictionary<string, PluginCommand> _commands = [];

    [Fact]
    public async Task Addresses_replace_those_before_and_keep_other_settings()
    {
        _settings.Current = _settings.Current with { SuperuserIPs = ["::1"], Meta = _settings.Current.Meta with { AppName = "Kept" } };
        (await RunAsync(_settings, "10.0.0.0/8", "192.168.1.1")).ShouldBe("Successfully saved the superuser IPs: 10.0.0.0/8, 192.168.1.1");
        _settings.Current.SuperuserIPs.ShouldBe(["10.0.0.0/8", "192.168.1.1"]);
        _settings.Current.Meta.AppName.ShouldBe("Kept");
    }

    [Fact]
    public async Task No_address_lets_superusers_act_from_anywhere()
    {
        _settings.Current = _settings.Current with { SuperuserIPs = ["::1"] };
        await RunAsync(_settings);
        _settings.Current.SuperuserIPs.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_address_is_named()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(new Refusing(), "::1", "nonsense"));
        failure.Message.ShouldBe("Failed to save the superuser IPs: \"nonsense\": Invalid IP or CIDR subnet.");
    }

    void ICommands.Add(PluginCommand command) => _commands[command.Path] = command;

    private Task<string?> RunAsync(ISettings settings, params string[] addresses)
    {
        new SuperuserCommands(new ServiceCollection().AddSingleton(settings).BuildServiceProvider()).AddCommands(this);
        return _commands["superuser ips"].RunAsync(new CommandInvocation { Arguments = addresses, Aborted = TestContext.Current.CancellationToken });
    }

    private sealed class Refusing : ISettings
    {
        public AppSettings Current { get; } = new();

        public Task ValidateAsync(AppSettings settings, CancellationToken aborted = default) => throw new NotSupportedException();

        public Task SaveAsync(AppSettings settings, CancellationToken aborted = default)
        {
            new FieldErrors().Add("superuserIPs.1", "validation_invlaid_ip_or_subnet", "Invalid IP or CIDR subnet.").ThrowIfAny("Refused.");
            return Task.CompletedTask;
        }
    }
}
