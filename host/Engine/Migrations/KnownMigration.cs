using Holdall.Migrations;

namespace Holdall.Engine.Migrations;

/// <summary>A migration that can be run.</summary>
/// <param name="Plugin">The plugin whose class it is; null for a file.</param>
/// <param name="Make">Makes it; null when there is nothing to run.</param>
internal sealed record KnownMigration(string? Plugin, Func<IServiceProvider, IMigration?> Make)
{
    /// <summary>Whose it is, for people.</summary>
    public string Owner => Plugin is null ? "a file" : $"\"{Plugin}\"";
}
