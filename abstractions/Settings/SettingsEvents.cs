using Holdall.Http;

namespace Holdall.Settings;

/// <summary>A request for the settings.</summary>
public sealed class SettingsListRequestEvent : RequestEvent
{
    /// <summary>The settings that will be answered, without secrets.</summary>
    public required AppSettings Settings { get; set; }
}

/// <summary>A request that changes the settings.</summary>
public sealed class SettingsUpdateRequestEvent : RequestEvent
{
    /// <summary>The settings in force.</summary>
    public required AppSettings OldSettings { get; init; }

    /// <summary>The settings that will be validated and saved.</summary>
    public required AppSettings NewSettings { get; set; }
}

/// <summary>A request with a batch of others.</summary>
public sealed class BatchRequestEvent : RequestEvent
{
    /// <summary>The requests; may be changed before <c>next</c>.</summary>
    public required IList<BatchItem> Batch { get; init; }
}

/// <summary>One request of a batch.</summary>
public sealed record BatchItem
{
    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Path with its query.</summary>
    public required string Url { get; init; }

    /// <summary>Headers of its own.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body: null, <see cref="bool"/>, <see cref="double"/>, <see cref="string"/>, lists and dictionaries of such.</summary>
    public required IReadOnlyDictionary<string, object?> Body { get; init; }
}
