using System.Net;

namespace Holdall.Settings;

/// <summary>Addresses and networks as settings name them: <c>10.0.0.1</c>, <c>10.0.0.0/8</c>, <c>2001:db8::/32</c>.</summary>
public static class AddressRange
{
    /// <summary>
    /// Whether one of the entries is the address, or a network of its family that has it. Entries that are neither match nothing.
    /// </summary>
    public static bool AnyContains(IReadOnlyList<string> entries, string address)
    {
        if (!IPAddress.TryParse(address, out var ip)) return false;
        foreach (var entry in entries)
        {
            if (Contains(entry, ip)) return true;
        }

        return false;
    }

    private static bool Contains(string entry, IPAddress ip)
    {
        var slash = entry.IndexOf('/');
        if (slash < 0) return IPAddress.TryParse(entry, out var single) && single.Equals(ip);
        if (!IPAddress.TryParse(entry.AsSpan(0, slash), out var network) || !int.TryParse(entry.AsSpan(slash + 1), out var bits)) return false;
        return SamePrefix(network.GetAddressBytes(), ip.GetAddressBytes(), bits);
    }

    private static bool SamePrefix(byte[] network, byte[] address, int bits)
    {
        if (network.Length != address.Length || bits < 0 || bits > network.Length * 8) return false;
        var whole = bits / 8;
        if (!network.AsSpan(0, whole).SequenceEqual(address.AsSpan(0, whole))) return false;
        var rest = bits % 8;
        return rest == 0 || (network[whole] ^ address[whole]) >> (8 - rest) == 0;
    }
}
