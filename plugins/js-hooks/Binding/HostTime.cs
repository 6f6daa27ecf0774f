using System.Globalization;

namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>Points in time in the form that JSON of the host has.</summary>
internal static class HostTime
{
    /// <summary>RFC 3339, with a fraction only where there is one.</summary>
    public static string Rfc3339(DateTimeOffset time)
    {
        var text = time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
        return time.Offset == TimeSpan.Zero ? text + "Z" : text + time.ToString("zzz", CultureInfo.InvariantCulture);
    }
}
