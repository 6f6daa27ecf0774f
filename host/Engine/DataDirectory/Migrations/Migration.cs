using Holdall.Engine.Storage;
using Holdall.Values;

namespace Holdall.Engine.DataDirectory.Migrations;

/// <summary>What a migration works with: both databases, each in a transaction.</summary>
internal sealed record SystemMigrationContext(DbSession Main, DbSession Auxiliary, TimeProvider Time)
{
    /// <summary>The current time as it is stored.</summary>
    public string Now => DateText.Format(Time.GetUtcNow());
}

/// <summary>A step of the built-in history.</summary>
/// <param name="File">Name in <c>_migrations</c>; PocketBase's, since it reads the same history.</param>
/// <param name="Run">Makes the change.</param>
internal sealed record Migration(string File, Action<SystemMigrationContext> Run);
