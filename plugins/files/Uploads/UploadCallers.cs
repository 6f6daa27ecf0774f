using System.Net;
using System.Net.Sockets;
using Holdall.Auth;

namespace Holdall.Plugins.Files.Uploads;

/// <summary>Whose uploads are whose.</summary>
internal static class UploadCallers
{
    /// <summary>The account of a caller; empty for a guest.</summary>
    public static string AccountOf(AuthState caller) => caller.Record is { } record ? $"{record.Collection.Id}/{record.Id}" : "";

    /// <summary>Who is counted: an account, or the address of a guest. Of IPv6 the first half counts, since one machine has all of the other.</summary>
    public static string CountedOf(RequestContext request)
    {
        if (AccountOf(request.Auth) is { Length: > 0 } account) return account;
        if (!IPAddress.TryParse(request.ClientAddress, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
            return request.ClientAddress;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(bytes.Length / 2).Clear();
        return new IPAddress(bytes).ToString();
    }
}
