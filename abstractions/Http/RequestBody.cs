namespace Holdall.Http;

/// <summary>A body with free-form values.</summary>
public sealed class RequestBody
{
    /// <summary>Values by their exact key: null, <see cref="bool"/>, <see cref="double"/>, <see cref="string"/>, lists and dictionaries of such.</summary>
    public required IDictionary<string, object?> Values { get; init; }

    /// <summary>Files of a multipart body in their order.</summary>
    public required IReadOnlyList<UploadedFile> Files { get; init; }

    /// <summary>A request without a body.</summary>
    public static RequestBody Empty => new() { Values = new Dictionary<string, object?>(StringComparer.Ordinal), Files = [] };
}
