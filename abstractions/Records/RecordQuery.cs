namespace Holdall.Records;

/// <summary>What to find, in which order.</summary>
public sealed class RecordQuery
{
    /// <summary>A filter with placeholders such as <c>{:email}</c>; empty = all.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Sort expression; empty = the natural order.</summary>
    public string Sort { get; init; } = "";

    /// <summary>Most records; 0 = all.</summary>
    public int Limit { get; init; }

    /// <summary>Records to skip.</summary>
    public int Offset { get; init; }

    /// <summary>The values of the placeholders.</summary>
    public IReadOnlyList<(string Name, object? Value)> Parameters { get; init; } = [];
}
