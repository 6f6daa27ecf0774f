using System.Text.RegularExpressions;

namespace Holdall.Mail;

/// <summary>The form of an e-mail address (spec 02, section 12.4).</summary>
internal static class MailAddressForm
{
    /// <summary>Letters beyond ASCII that may stand anywhere in an address.</summary>
    private const string Wide = @"\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF";

    private const string Atom = $"[A-Za-z0-9!#$%&'*+\\-/=?^_`{{|}}~{Wide}]+";
    private const string Local = $"(?:{Atom}(?:\\.{Atom})*|(?:\"[\\s\\S])*\")";
    private const string Label = $"(?:[A-Za-z0-9{Wide}](?:[A-Za-z0-9\\-._~{Wide}]*[A-Za-z0-9{Wide}])?\\.)+";
    private const string Top = $"[A-Za-z{Wide}](?:[A-Za-z0-9\\-_~{Wide}]*[A-Za-z{Wide}])?";

    // Labels may contain dots, so the pattern is ambiguous: without backtracking it takes linear time on any input.
    private static readonly Regex Form = new($"\\A{Local}@{Label}{Top}\\.?\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static bool Matches(string address) => Form.IsMatch(address);
}
