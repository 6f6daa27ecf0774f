namespace Holdall.Migrations;

/// <summary>A migration of an <see cref="IMigrationSource"/>.</summary>
/// <param name="Name">The name in the history: at most 255 characters, such as <c>1700000000_create_posts.js</c>.</param>
/// <param name="Migration">What it does.</param>
public sealed record NamedMigration(string Name, IMigration Migration);
