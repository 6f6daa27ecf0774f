using Holdall.Migrations;

namespace Holdall.Host.Tests.Commands;

/// <summary>Has a migration that a backup which was made without it does not know.</summary>
internal sealed class NewerPlugin : IPlugin
{
    public void Configure(PluginBuilder plugin) => plugin.AddMigrations<Newer>();

    [Migration("1700000001_newer")]
    private sealed class Newer : IMigration
    {
        public Task UpAsync(MigrationContext context) => Task.FromResult(context.Execute("CREATE TABLE newer (x)"));

        public Task DownAsync(MigrationContext context) => Task.FromResult(context.Execute("DROP TABLE newer"));
    }
}
