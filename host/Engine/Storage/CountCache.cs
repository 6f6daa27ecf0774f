namespace Holdall.Engine.Storage;

/// <summary>
/// Counts that one connection has made, by statement. They stay true until <c>PRAGMA data_version</c> changes, which SQLite does for the changes
/// of every other connection, those of other processes included; a connection for reading makes none itself.
/// </summary>
internal sealed class CountCache
{
    private const int Max = 256;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private long _version = -1;

    public long? Find(DbSession session, string sql)
    {
        var version = VersionOf(session);
        if (version != _version)
        {
            _counts.Clear();
            _version = version;
            return null;
        }

        return _counts.TryGetValue(sql, out var count) ? count : null;
    }

    /// <summary>Keeps a count if nothing has changed since it was not found.</summary>
    public void Keep(DbSession session, string sql, long count)
    {
        if (_counts.Count >= Max) _counts.Clear();
        if (VersionOf(session) == _version) _counts[sql] = count;
    }

    private static long VersionOf(DbSession session)
    {
        using var version = session.Prepare("PRAGMA data_version");
        version.Step();
        return version.Int64(0);
    }
}
