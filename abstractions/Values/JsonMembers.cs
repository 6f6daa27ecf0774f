namespace Holdall.Values;

/// <summary>The members of an object as a client sent it, with what their values alone don't tell.</summary>
internal sealed class JsonMembers() : Dictionary<string, object?>(StringComparer.Ordinal)
{
    private List<string>? _fractions;

    /// <summary>Names of members whose number is written with a fraction or an exponent, whatever its value: no whole number of a fixed shape.</summary>
    public IReadOnlyList<string> Fractions => _fractions ?? [];

    /// <summary>Notes that the number of this member is written so.</summary>
    public void AddFraction(string name) => (_fractions ??= []).Add(name);
}
