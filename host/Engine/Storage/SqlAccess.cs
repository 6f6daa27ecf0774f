using Holdall.Data;

namespace Holdall.Engine.Storage;

/// <summary>The database files for SQL of plugins.</summary>
internal sealed class SqlAccess(Databases databases) : IDatabases
{
    public IDatabase Main { get; } = new SqlFile(() => databases.Main);

    public IDatabase Auxiliary { get; } = new SqlFile(() => databases.Auxiliary);
}
