namespace Holdall.Batch;

/// <summary>One request of a batch.</summary>
public sealed record BatchItem
{
    /// <summary>HTTP method.</summary>
    public required string Method { get; set; }

    /// <summary>Path with its query.</summary>
    public required string Url { get; set; }

    /// <summary>Headers of its own.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; set; }

    /// <summary>The body: null, <see cref="bool"/>, <see cref="double"/>, <see cref="string"/>, lists and dictionaries of such.</summary>
    public required IReadOnlyDictionary<string, object?> Body { get; set; }
}
