namespace Holdall.Settings;

/// <summary>A bucket of an S3 compatible store.</summary>
public sealed record S3Settings
{
    /// <summary>Whether it is used.</summary>
    public bool Enabled { get; init; }

    /// <summary>Name of the bucket.</summary>
    public string Bucket { get; init; } = "";

    /// <summary>Region of the bucket.</summary>
    public string Region { get; init; } = "";

    /// <summary>Address of the store.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>Access key.</summary>
    public string AccessKey { get; init; } = "";

    /// <summary>Secret of the access key; never shown.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Whether the bucket stands in the path of an address rather than in its host name.</summary>
    public bool ForcePathStyle { get; init; }
}
