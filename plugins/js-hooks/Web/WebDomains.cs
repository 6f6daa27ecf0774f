using System.Globalization;
using System.Text;

namespace Holdall.Plugins.JsHooks.Web;

/// <summary>Names of hosts as <c>URL</c> writes them: in small letters, and in ASCII.</summary>
internal static class WebDomains
{
    private const string Encoded = "xn--";
    private const char FirstWide = '\uff01';
    private const char LastWide = '\uff5e';

    private static readonly IdnMapping Names = new() { AllowUnassigned = true };

    /// <summary>Null for what can't be one.</summary>
    public static string? ToAscii(string domain)
    {
        try
        {
            var labels = Plain(domain).ToLowerInvariant().Split('.');
            for (var i = 0; i < labels.Length; i++) labels[i] = Label(labels[i]);
            return string.Join('.', labels);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Wide letters and other full stops become plain ones, and what nobody sees is left out: a name that looks like another one is that.</summary>
    private static string Plain(string domain)
    {
        if (Ascii.IsValid(domain)) return domain;
        var plain = new StringBuilder(domain.Length);
        foreach (var c in domain)
        {
            if (c is '\u3002' or '\uff61') plain.Append('.');
            else if (c is >= FirstWide and <= LastWide) plain.Append((char)(c - FirstWide + '!'));
            else if (c is not ('\u00ad' or '\u200b' or '\u2060' or '\ufeff')) plain.Append(c);
        }

        return plain.ToString();
    }

    private static string Label(string label)
    {
        if (!Ascii.IsValid(label)) return Names.GetAscii(label);
        // Refuses what is not encoded as it says.
        if (label.StartsWith(Encoded, StringComparison.Ordinal)) _ = Names.GetUnicode(label);
        return label;
    }
}
