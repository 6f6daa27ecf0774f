using System.Net;
using System.Net.Sockets;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>Addresses in the form that scripts get.</summary>
internal static class Addresses
{
    /// <summary>IPv6 is written out.</summary>
    public static string Expand(string address)
    {
        if (!IPAddress.TryParse(address, out var ip) || ip.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var hex = Convert.ToHexStringLower(ip.GetAddressBytes());
        return string.Join(':', Enumerable.Range(0, 8).Select(i => hex.Substring(i * 4, 4)));
    }
}
