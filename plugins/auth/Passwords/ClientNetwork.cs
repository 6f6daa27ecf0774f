namespace Holdall.Plugins.Auth.Passwords;

/// <summary>Who counts as one client.</summary>
internal static class ClientNetwork
{
    /// <summary>An IPv6 address with all its digits, of which the second half is chosen by the client: it is known by the first.</summary>
    private const int FullIPv6 = 39;
    private const int HalfIPv6 = 19;

    /// <param name="address">As in <see cref="RequestContext.ClientAddress"/>.</param>
    public static string Of(string address) => address.Length == FullIPv6 ? address[..HalfIPv6] : address;
}
