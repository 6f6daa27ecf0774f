using Holdall.Engine.Storage.WriteAhead;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>How far a generation has come.</summary>
/// <param name="Generation">Its name.</param>
/// <param name="Began">The time of its base.</param>
/// <param name="Number">The number of the last segment that is stored.</param>
/// <param name="Time">Its time.</param>
/// <param name="Hash">Its checksum.</param>
/// <param name="Position">Where in the log it ends.</param>
internal sealed record Chain(
    string Generation, DateTimeOffset Began, uint Number, DateTimeOffset Time, ReadOnlyMemory<byte> Hash, LogPosition Position);
