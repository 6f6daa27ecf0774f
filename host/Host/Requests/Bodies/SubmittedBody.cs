using Holdall.Http;
using Holdall.Values;

namespace Holdall.Host.Requests.Bodies;

/// <summary>A body as it was sent, before it is known whether it is read with free-form values or as fields of a fixed shape.</summary>
internal abstract record SubmittedBody
{
    /// <summary>Values by their exact key.</summary>
    public abstract RequestBody ToFree();

    /// <summary>Fields of a fixed shape.</summary>
    public abstract FixedBody ToFixed(string? errorMessage);

    /// <summary>What rules see of a body that could be read as fields of a fixed shape.</summary>
    public virtual IReadOnlyDictionary<string, object?> ToRuleValues() => (IReadOnlyDictionary<string, object?>)ToFree().Values;
}

/// <summary>No body.</summary>
internal sealed record NoBody : SubmittedBody
{
    public override RequestBody ToFree() => RequestBody.Empty;

    public override FixedBody ToFixed(string? errorMessage) => new(new Dictionary<string, object?>(), isForm: false, errorMessage);
}

/// <summary>A JSON object.</summary>
/// <param name="Values">Its members.</param>
internal sealed record JsonBody(JsonMembers Values) : SubmittedBody
{
    public static JsonBody Parse(ReadOnlySpan<byte> utf8) => new(JsonObject.Parse(utf8));

    public override RequestBody ToFree() => new() { Values = Values, Files = [] };

    public override FixedBody ToFixed(string? errorMessage)
    {
        var fields = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        var fractions = new HashSet<string>(Values.Fractions, StringComparer.Ordinal);
        foreach (var (key, value) in Values) fields[key] = fractions.Contains(key) ? new Fraction(value) : value;
        return new FixedBody(fields, isForm: false, errorMessage);
    }

    /// <summary>A number that no getter takes.</summary>
    private sealed record Fraction(object? Value);
}

/// <summary>The child elements of an XML document; only fixed shapes can be read from it.</summary>
internal sealed record XmlBody(Dictionary<string, object?> Fields) : SubmittedBody
{
    public override RequestBody ToFree() => throw ApiException.BadRequest();

    public override FixedBody ToFixed(string? errorMessage) => new(Fields, isForm: true, errorMessage);

    public override IReadOnlyDictionary<string, object?> ToRuleValues() => Fields;
}
