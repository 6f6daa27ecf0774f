using System.Data.Common;

namespace Holdall.Engine.Storage;

/// <summary>A database refused or failed. The message is in the engine's own words, which superusers read.</summary>
internal sealed class DatabaseException(DatabaseErrorKind kind, string message, Exception? cause = null) : DbException(message, cause)
{
    public DatabaseErrorKind Kind { get; } = kind;
}
