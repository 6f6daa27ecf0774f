using Holdall.Commands;
using Holdall.Files;
using Holdall.Host.Plugins;
using Holdall.Host.Tests.Logs;
using Holdall.Jobs;
using Holdall.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Holdall.Host.Tests.Plugins;

/// <summary>What becomes of a start in which a plugin does what it should not.</summary>
public sealed class MisbehavingPluginTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("serve")]
    [InlineData("plugins list")]
    [InlineData("migrate up")]
    [InlineData("greet")]
    [InlineData("greet loudly")]
    public async Task A_command_that_there_is_already_costs_its_plugin_and_nobody_else(string path)
    {
        var (code, output, error) = await RunAsync(["plugins"], new GreetPlugin(), new CommandPlugin { Path = path });

        code.ShouldBe(1);
        LineOf(output, "command").ShouldContain($"Failed  System.InvalidOperationException: The command \"{path}\" can't be added: there is ");
        LineOf(output, "greet").ShouldContain("Active");
        error.ShouldContain("not every plugin can run: command: ");
    }

    [Fact]
    public async Task A_service_that_can_not_be_made_costs_its_plugin_and_nobody_else()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin(), new NoStoragePlugin());

        var plugin = host.Plugins.Single(p => p.Id == "no-storage");
        plugin.Status.ShouldBe(PluginStatus.Failed);
        plugin.Reason.ShouldStartWith("System.NotSupportedException: There is no bucket. at Holdall.Host.Tests.Plugins.MisbehavingPluginTests.NoStoragePlugin.");
        (await host.Client.GetStringAsync("/echo/known", TestContext.Current.CancellationToken)).ShouldBe("<literal>");
    }

    [Fact]
    public async Task A_migration_of_the_name_of_another_one_costs_its_plugin_and_nobody_else()
    {
        var (_, output, _) = await RunAsync(["plugins"], new FirstPlugin(), new SecondPlugin());
        LineOf(output, "first").ShouldContain("Active");
        LineOf(output, "second").ShouldContain("Failed  there are two migrations of the name 1_same, one of \"first\" and one of \"second\"");
    }

    [Fact]
    public async Task A_setting_that_can_not_be_is_told_in_a_sentence_for_operators()
    {
        _folder.Write("pb_data/holdall.json", """{"settings":{"limits":{"most":"many"}}}""");
        var (_, output, _) = await RunAsync(["plugins"], new LimitsPlugin());
        LineOf(output, "limits").TrimEnd().ShouldEndWith("Failed  settings.limits.most must be a whole number, not \"many\".");
        (await RunAsync(["migrate", "up"])).Code.ShouldBe(0);
        (await RunAsync(["doctor"], new LimitsPlugin())).Output.ShouldContain(
            "limits: the plugin does not run: settings.limits.most must be a whole number, not \"many\".");
    }

    [Fact]
    public async Task A_setting_that_a_plugin_checks_by_itself_is_told_without_types_and_stacks()
    {
        _folder.Write("pb_data/holdall.json", """{"settings":{"strict":{"most":"7"},"bound":{"most":"many"}}}""");
        var (_, output, _) = await RunAsync(["plugins"], new StrictPlugin(), new BoundPlugin());
        LineOf(output, "strict").TrimEnd().ShouldEndWith("Failed  Seven is too many.");
        LineOf(output, "bound").ShouldContain("settings:bound:most");
        LineOf(output, "bound").ShouldNotContain("InvalidOperationException");
    }

    [Fact]
    public async Task A_plugin_that_never_comes_back_is_left_out_after_a_while()
    {
        var launch = _folder.Launch() with { PluginTimeout = TimeSpan.FromSeconds(2) };
        await using var generation = await Generation.BuildAsync(
            launch,
            [InProcessPlugin.Of(new EchoPlugin()), InProcessPlugin.Of(new HangingPlugin())],
            new PluginLoading(_folder.Run),
            stop: TestContext.Current.CancellationToken);
        generation.Plugins.Select(p => (p.Id, p.Status, p.Reason)).ShouldBe(
            [("echo", PluginStatus.Active, ""), ("hanging", PluginStatus.Failed, "Its start did not end within 2 seconds.")]);
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_plugin_that_never_comes_back()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var plugin = new HangingPlugin();
        var building = Generation.BuildAsync(_folder.Launch(), [InProcessPlugin.Of(plugin)], new PluginLoading(_folder.Run), stop: stop.Token);
        await Eventually.EndsAsync(plugin.Hangs.Task);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(Eventually.EndsAsync(building));
    }

    [Fact]
    public async Task A_background_service_that_fails_is_told_of_and_the_rest_goes_on()
    {
        await using var host = await TestHost.StartAsync(new WorkerPlugin());

        var entry = (await new HostLog(host).ReadAsync(1, row => row.Message.Contains("has failed")))[0];

        entry.Level.ShouldBe(8);
        entry.Message.ShouldContain("Worker of the plugin worker has failed and does not run any more");
        entry["plugin"].ShouldBe("\"worker\"");
        entry["details"]!.ShouldContain("out of work");
        (await host.Client.GetAsync("/api/health", TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task A_schedule_that_is_none_is_told_with_its_job_and_plugin()
    {
        await using var host = await TestHost.StartAsync(new ClockPlugin());
        var entry = (await new HostLog(host).ReadAsync(1, row => row.Message.Contains("could not register")))[0];
        entry.Data.GetProperty("error").GetString()!.ShouldStartWith("The job tidy of clock has the schedule \"every day\".");
    }

    [Fact]
    public async Task A_hosted_service_that_can_not_start_ends_the_start_with_the_name_of_its_plugin()
    {
        var (code, _, error) = await RunAsync(["serve", "--http", "127.0.0.1:0"], new StubbornPlugin());
        code.ShouldBe(1);
        error.ShouldStartWith("Error: the plugin \"stubborn\" has failed: System.NotSupportedException: not today at ");
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string[] args, params IPlugin[] plugins)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var app = HoldallApp.Create([.. args, "--dir", _folder.Data]);
        foreach (var plugin in plugins) app.Use(plugin);
        var code = await app.RunAsync(output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private static string LineOf(string output, string id) => output.Split('\n').Single(line => line.StartsWith(id + " ", StringComparison.Ordinal));

    private sealed class GreetPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddCommands<GreetCommands>();
    }

    private sealed class GreetCommands : ICommandModule
    {
        public void AddCommands(ICommands commands) => commands.Add(Command("greet"));
    }

    private sealed class CommandPlugin : IPlugin
    {
        public required string Path { get; init; }

        public void Configure(PluginBuilder plugin)
        {
            plugin.Services.AddSingleton(this);
            plugin.AddCommands<OneCommand>();
        }
    }

    private sealed class OneCommand(CommandPlugin plugin) : ICommandModule
    {
        public void AddCommands(ICommands commands) => commands.Add(Command(plugin.Path));
    }

    private static PluginCommand Command(string path) =>
        new() { Path = path, Description = "Greets", Arguments = [], RunAsync = static _ => Task.FromResult<string?>("hello") };

    private sealed class NoStoragePlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.Services.AddSingleton<IFileStorage>(_ => throw new NotSupportedException("There is no bucket."));
    }

    private sealed class FirstPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddMigrations<Same>();
    }

    private sealed class SecondPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddMigrations<Same>();
    }

    [Migration("1_same")]
    private sealed class Same : IMigration
    {
        public Task UpAsync(MigrationContext context) => Task.CompletedTask;

        public Task DownAsync(MigrationContext context) => Task.CompletedTask;
    }

    private sealed class LimitsPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddSettings<Limits>("limits").AddCommands<LimitCommands>();
    }

    private sealed class Limits
    {
        public int Most { get; set; }
    }

    private sealed class StrictPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin)
        {
            plugin.AddSettings<Limits>("strict").AddCommands<LimitCommands>();
            plugin.Services.AddOptions<Limits>().Validate(static limits => limits.Most != 7, "Seven is too many.");
        }
    }

    private sealed class BoundPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.Configuration.GetSection("settings:bound").Bind(new Limits());
    }

    private sealed class LimitCommands(IOptions<Limits> limits) : ICommandModule
    {
        public void AddCommands(ICommands commands) => commands.Add(Command("limit" + limits.Value.Most));
    }

    private sealed class HangingPlugin : IPlugin
    {
        private readonly ManualResetEventSlim _never = new();

        public TaskCompletionSource Hangs { get; } = new();

        public void Configure(PluginBuilder plugin)
        {
            Hangs.SetResult();
            _never.Wait();
        }
    }

    private sealed class WorkerPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.Services.AddHostedService<Worker>();
    }

    private sealed class Worker : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new InvalidOperationException("out of work");
        }
    }

    private sealed class StubbornPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.Services.AddHostedService<Stubborn>();
    }

    private sealed class Stubborn : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new NotSupportedException("not today");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class ClockPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddJobs<ClockJobs>();
    }

    private sealed class ClockJobs : IJobModule
    {
        public void AddJobs(IJobRegistry jobs) => jobs.AddCron("tidy", "every day", static _ => Task.CompletedTask);
    }
}
