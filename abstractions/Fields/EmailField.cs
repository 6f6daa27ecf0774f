namespace Holdall.Fields;

/// <summary>An e-mail address.</summary>
public sealed record EmailField : StringField
{
    /// <inheritdoc/>
    public override string Type => "email";

    /// <summary>Domains that are refused.</summary>
    public IReadOnlyList<string> ExceptDomains { get; init => field = value ?? []; } = [];

    /// <summary>The only domains accepted; empty = all.</summary>
    public IReadOnlyList<string> OnlyDomains { get; init => field = value ?? []; } = [];
}
