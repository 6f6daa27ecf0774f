using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Holdall.Engine.Fields.Formats;

/// <summary>Whether a text is a URL, a domain or a host, as clients know it.</summary>
internal static partial class TextFormats
{
    private const int MaxNameLength = 255;

    public static bool IsUrl(string text) => UrlText.IsValid(text);

    public static bool IsDomain(string text) => text.Length <= MaxNameLength && Domain().IsMatch(text);

    public static bool IsHost(string text) => IsIpAddress(text) || (text.Length <= MaxNameLength && DnsName().IsMatch(text));

    /// <summary>Four decimal numbers without leading zeros, which some read as octal ones, or one of IPv6.</summary>
    public static bool IsIpAddress(string text) =>
        IPAddress.TryParse(text, out var address) && !text.Contains('[')
        && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text);

    public static bool IsIpAddressOrSubnet(string text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0) return IsIpAddress(text);
        // Bits of the host may be set, too.
        return IsIpAddress(text[..slash]) && int.TryParse(text.AsSpan(slash + 1), out var length) && IPNetwork.TryParse($"{text[..slash]}/{length}", out _);
    }

    [GeneratedRegex(@"^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-zA-Z]{1,63}| xn--[a-z0-9]{1,59})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Domain();

    [GeneratedRegex(@"^[a-zA-Z0-9_][a-zA-Z0-9_-]{0,62}(?:\.[a-zA-Z0-9_][a-zA-Z0-9_-]{0,62})*[._]?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DnsName();
}
