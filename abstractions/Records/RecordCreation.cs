using Holdall.Collections;
using Holdall.Http;

namespace Holdall.Records;

/// <summary>A record that <see cref="IRecordActions"/> creates.</summary>
public sealed class RecordCreation
{
    /// <summary>The collection.</summary>
    public required Collection Collection { get; init; }

    /// <summary>The values, as a client would send them. Rules see them as <c>@request.body</c>.</summary>
    public required IReadOnlyDictionary<string, object?> Values { get; init; }

    /// <summary>Files; each names its field with <see cref="UploadedFile.Key"/>.</summary>
    public IReadOnlyList<UploadedFile> Files { get; init; } = [];

    /// <summary>What rules see as <c>@request.context</c>; one of <see cref="RequestContexts"/>.</summary>
    public string RuleContext { get; init; } = RequestContexts.Default;

    /// <summary>Is shown the record once the rule has let it in, and may change it; null for nothing.</summary>
    public Action<Record>? Prepare { get; init; }
}
