using System.Text.RegularExpressions;

namespace Holdall.Host.Commands;

/// <summary>The origins of <c>--origins</c>. One that no browser would send is a mistake: it would allow nobody, without a word.</summary>
internal static partial class Origins
{
    /// <exception cref="StartFailure">One is no origin.</exception>
    public static string[] Parse(string[] values)
    {
        var origins = GlobalOptions.Split(values);
        foreach (var origin in origins)
        {
            if (!IsOrigin(origin))
                throw new StartFailure($"\"{origin}\" in --origins is no origin such as https://example.com or https://*.example.com, and not *");
        }

        return origins;
    }

    private static bool IsOrigin(string text) =>
        text == "null" || WithWildcards().IsMatch(text) || (Origin().IsMatch(text) && !UsualPort().IsMatch(text));

    /// <summary>Browsers write scheme and host in lower case, and nothing behind the port.</summary>
    [GeneratedRegex(@"\A[a-z][a-z0-9+.-]*://(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:[0-9]{1,5})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Origin();

    [GeneratedRegex(@"\A[a-z0-9+.:/\[\]_*?-]*[*?][a-z0-9+.:/\[\]_*?-]*(?<!/)\z", RegexOptions.CultureInvariant)]
    private static partial Regex WithWildcards();

    /// <summary>They leave out the port that the scheme stands for.</summary>
    [GeneratedRegex(@"\A(http://.*:80|https://.*:443)\z", RegexOptions.CultureInvariant)]
    private static partial Regex UsualPort();
}
