using System.Net;
using System.Net.Sockets;
using Holdall.Settings;

namespace Holdall.Host.Requests;

/// <summary>Where a request comes from.</summary>
internal static class ClientAddresses
{
    /// <summary>Address of the TCP peer.</summary>
    public static string OfPeer(HttpContext http) => OfPeer(http.Connection.RemoteIpAddress);

    /// <summary>Address of the TCP peer; empty when there is none.</summary>
    public static string OfPeer(IPAddress? address)
    {
        if (address is null) return "";
        return Format(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    /// <summary>The address in the trusted headers, or null when they tell none.</summary>
    public static string? InHeaders(HttpContext http, TrustedProxySettings trusted)
    {
        foreach (var name in trusted.Headers)
        {
            var lines = http.Request.Headers[name];
            if (lines.Count == 0 || lines[^1] is not { Length: > 0 } line) continue;
            if (Find(line, trusted.UseLeftmostIP) is { } address) return Format(address);
        }

        return null;
    }

    private static IPAddress? Find(string line, bool leftmost)
    {
        var parts = line.Split(',', StringSplitOptions.TrimEntries);
        if (!leftmost) Array.Reverse(parts);
        foreach (var part in parts)
        {
            if (IsPlain(part) && IPAddress.TryParse(part, out var address)) return address;
        }

        return null;
    }

    /// <summary>.NET also reads brackets, ports, and IPv4 numbers that are octal or shortened; none of these is an address here.</summary>
    private static bool IsPlain(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal)) return text[0] != '[' && !text.Contains('%', StringComparison.Ordinal);
        var numbers = text.Split('.');
        return numbers.Length == 4
            && Array.TrueForAll(numbers, n => n.Length is > 0 and <= 3 && (n.Length == 1 || n[0] != '0') && n.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0);
    }

    /// <summary>IPv4 with dots; IPv6 with all eight groups of four digits.</summary>
    private static string Format(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork) return address.ToString();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        var digits = Convert.ToHexStringLower(bytes);
        return string.Join(':', Enumerable.Range(0, 8).Select(i => digits.Substring(i * 4, 4)));
    }
}
