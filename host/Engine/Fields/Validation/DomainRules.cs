namespace Holdall.Engine.Fields.Validation;

/// <summary>The lists of accepted and refused domains of email and url fields. Letter case counts.</summary>
internal static class DomainRules
{
    public static bool Allow(ReadOnlySpan<char> domain, IReadOnlyList<string> only, IReadOnlyList<string> except)
    {
        if (only.Count > 0 && !Contains(only, domain)) return false;
        return !Contains(except, domain);
    }

    private static bool Contains(IReadOnlyList<string> domains, ReadOnlySpan<char> domain)
    {
        for (var i = 0; i < domains.Count; i++)
        {
            if (domain.SequenceEqual(domains[i])) return true;
        }

        return false;
    }
}
