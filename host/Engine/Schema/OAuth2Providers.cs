using Holdall.Auth;

namespace Holdall.Engine.Schema;

/// <summary>The providers that an auth collection may name: what the plugins have added.</summary>
internal sealed class OAuth2Providers
{
    private readonly HashSet<string> _names;

    public OAuth2Providers(IEnumerable<IOAuth2Provider> providers)
    {
        var all = providers.DistinctBy(static provider => provider.Name, StringComparer.Ordinal).ToArray();
        Array.Sort(all, static (a, b) => a.Order != b.Order ? a.Order.CompareTo(b.Order) : string.CompareOrdinal(a.Name, b.Name));
        All = all;
        _names = all.Select(static provider => provider.Name).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>In the order that they are shown in.</summary>
    public IReadOnlyList<IOAuth2Provider> All { get; }

    public bool IsKnown(string name) => _names.Contains(name);
}
