namespace Holdall.Fields;

/// <summary>A URL.</summary>
public sealed record UrlField : StringField
{
    /// <inheritdoc/>
    public override string Type => "url";

    /// <summary>Hosts that are refused.</summary>
    public IReadOnlyList<string> ExceptDomains { get; init => field = value ?? []; } = [];

    /// <summary>The only hosts accepted; empty = all.</summary>
    public IReadOnlyList<string> OnlyDomains { get; init => field = value ?? []; } = [];
}
