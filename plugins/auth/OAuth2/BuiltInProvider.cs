using System.Globalization;
using Holdall.Auth;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>A provider that the product knows.</summary>
internal sealed record BuiltInProvider(string Name, string DisplayName, int Order) : IOAuth2Provider
{
    /// <summary>A badge with the initial: the logos of other companies are not ours to ship.</summary>
    public string Logo { get; } = string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#e5e7eb"/><text x="16" y="22" text-anchor="middle" font-family="sans-serif" font-size="18" fill="#374151">&#{(int)char.ToUpperInvariant(DisplayName[0])};</text></svg>
        """);
}
