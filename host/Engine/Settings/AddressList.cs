using System.Net;

namespace Holdall.Engine.Settings;

/// <summary>Lists of addresses and networks as they stand in the settings (spec 07, section 4).</summary>
internal static class AddressList
{
    /// <summary>Whether an address is in a list. Entries that can't be read are ignored; a network holds only addresses of its own family.</summary>
    public static bool Contains(IReadOnlyList<string> entries, string address)
    {
        if (!IPAddress.TryParse(address, out var asked)) return false;
        foreach (var entry in entries)
        {
            if (IPAddress.TryParse(entry, out var single) ? single.Equals(asked) : IsInNetwork(entry, asked)) return true;
        }

        return false;
    }

    private static bool IsInNetwork(string entry, IPAddress address)
    {
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IPAddress.TryParse(entry.AsSpan(0, slash), out var start) || !int.TryParse(entry.AsSpan(slash + 1), out var length)) return false;
        if (start.AddressFamily != address.AddressFamily) return false;
        Span<byte> a = stackalloc byte[16], b = stackalloc byte[16];
        start.TryWriteBytes(a, out var size);
        address.TryWriteBytes(b, out _);
        if (length < 0 || length > size * 8) return false;
        var whole = length / 8;
        if (!a[..whole].SequenceEqual(b[..whole])) return false;
        var rest = length % 8;
        return rest == 0 || (a[whole] ^ b[whole]) >> (8 - rest) == 0;
    }
}
