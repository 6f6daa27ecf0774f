using Holdall.Host.Commands;
using Holdall.Host.Plugins;
using Holdall.Migrations;

namespace Holdall.Host.Tests.Commands;

public sealed class UnrunScriptsTests
{
    /// <summary>It goes with the host.</summary>
    private readonly HostFolder _folder = new();

    private async Task<string[]> WarningsAsync(params IPlugin[] plugins)
    {
        var launch = _folder.Launch() with { HooksFolder = _folder.At("pb_hooks"), MigrationsFolder = _folder.At("pb_migrations") };
        await using var host = await TestHost.StartAsync(_folder, launch, plugins);
        return [.. UnrunScripts.Warnings(host.Services)];
    }

    [Fact]
    public async Task Without_scripts_there_is_no_warning()
    {
        _folder.Write("pb_hooks/notes.md", "");
        _folder.Write("pb_migrations/1_in_csharp.cs", "");

        (await WarningsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Hooks_in_JavaScript_are_named()
    {
        _folder.Write("pb_hooks/main.pb.js", "");
        _folder.Write("pb_hooks/helper.js", "");

        (await WarningsAsync()).ShouldHaveSingleItem().ShouldBe("hooks in JavaScript are not run: main.pb.js in " + _folder.At("pb_hooks"));
    }

    [Fact]
    public async Task Migrations_in_JavaScript_are_named_unless_they_were_applied_before()
    {
        _folder.Write("pb_migrations/1_old.js", "");
        _folder.Write("pb_migrations/2_new.js", "");

        (await WarningsAsync(new HistoryPlugin())).ShouldHaveSingleItem()
            .ShouldBe("migrations in JavaScript are not run, and these were not applied yet: 2_new.js in " + _folder.At("pb_migrations"));
    }

    [Fact]
    public async Task Scripts_that_are_no_files_are_told_apart()
    {
        NamedPipe.Make(_folder.At("pb_hooks", "main.pb.js"));
        NamedPipe.Make(_folder.At("pb_migrations", "1_old.js"));

        (await WarningsAsync()).ShouldBe([
            "these are not regular files and are not looked at: main.pb.js in " + _folder.At("pb_hooks"),
            "these are not regular files and are not looked at: 1_old.js in " + _folder.At("pb_migrations"),
        ]);
    }

    [Fact]
    public async Task Folders_that_can_not_be_looked_into_are_warned_of_and_stop_nothing()
    {
        foreach (var name in (string[])["pb_hooks", "pb_plugins"]) File.CreateSymbolicLink(_folder.At(name), _folder.At(name));

        PluginWarnings.Of(_folder.Launch(), []).ShouldHaveSingleItem().ShouldStartWith("no plugins are taken from " + _folder.At("pb_plugins"));
        (await WarningsAsync()).ShouldHaveSingleItem().ShouldStartWith(_folder.At("pb_hooks") + " can't be looked into for scripts that are not run: ");
    }

    [Fact]
    public async Task With_the_plugin_that_runs_them_there_is_no_warning()
    {
        _folder.Write("pb_hooks/main.pb.js", "");

        (await WarningsAsync(new JsHooksPlugin())).ShouldBeEmpty();
    }

    private sealed class HistoryPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddMigrations<OldScripts>();
    }

    private sealed class JsHooksPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin)
        {
        }
    }

    [Migration("0_history")]
    private sealed class OldScripts : IMigration
    {
        public Task UpAsync(MigrationContext context) => Task.FromResult(context.Execute("INSERT INTO _migrations (file, applied) VALUES ('1_old.js', 1)"));

        public Task DownAsync(MigrationContext context) => Task.CompletedTask;
    }
}
