namespace Holdall.Engine.Backups.Incremental;

/// <summary>A segment in a store; that with the number 0 is the base of its generation.</summary>
/// <param name="Generation">The generation that it is of.</param>
/// <param name="Number">Its place in that.</param>
/// <param name="Time">Everything that was answered before is in it, and nothing that was written later.</param>
/// <param name="Key">Where it is.</param>
internal sealed record StoredSegment(string Generation, uint Number, DateTimeOffset Time, string Key);
