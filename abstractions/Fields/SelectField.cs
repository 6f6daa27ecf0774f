namespace Holdall.Fields;

/// <summary>One or some of fixed values.</summary>
public sealed record SelectField : ListField
{
    /// <inheritdoc/>
    public override string Type => "select";

    /// <summary>The values to choose from.</summary>
    public IReadOnlyList<string> Values { get; init => field = value ?? []; } = [];
}
