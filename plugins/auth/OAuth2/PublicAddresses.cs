using System.Net;
using System.Net.Sockets;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>Tells addresses of the internet from those of the own machine and network.</summary>
internal static class PublicAddresses
{
    /// <summary>What is not the internet.</summary>
    private static readonly IPNetwork[] Others =
    [
        // This machine and network, private ones, those of carriers, and link-local ones.
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        // Multicast, reserved ones, and broadcast.
        IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("64:ff9b:1::/48"),
        // An address of IPv4 is hidden in it, and with it where it leads.
        IPNetwork.Parse("2001::/32"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
        IPNetwork.Parse("fec0::/10"),
        IPNetwork.Parse("ff00::/8"),
    ];

    /// <summary>Addresses of IPv6 that stand for one of IPv4, by where that begins in their bytes.</summary>
    private static readonly (IPNetwork Network, int Offset)[] Wrapped =
    [
        (IPNetwork.Parse("::/96"), 12),
        (IPNetwork.Parse("64:ff9b::/96"), 12),
        (IPNetwork.Parse("2002::/16"), 2),
    ];

    /// <summary>Whether an address is one of the internet.</summary>
    public static bool Include(IPAddress address)
    {
        var plain = Unwrap(address);
        return !Array.Exists(Others, network => network.Contains(plain));
    }

    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        foreach (var (network, offset) in Wrapped)
        {
            if (network.Contains(address)) return new IPAddress(address.GetAddressBytes().AsSpan(offset, 4));
        }

        return address;
    }
}
