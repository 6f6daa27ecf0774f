namespace Holdall.Records;

/// <summary>What to find, in which order.</summary>
/// <param name="Filter">A filter with placeholders such as <c>{:email}</c>; empty = all.</param>
/// <param name="Sort">Sort expression; empty = the natural order.</param>
/// <param name="Limit">Most records; 0 = all.</param>
/// <param name="Offset">Records to skip.</param>
/// <param name="Parameters">The values of the placeholders.</param>
public sealed record RecordQuery(
    string Filter = "",
    string Sort = "",
    int Limit = 0,
    int Offset = 0,
    IReadOnlyList<(string Name, object? Value)>? Parameters = null);
