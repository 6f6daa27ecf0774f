using System.Buffers;
using System.Globalization;
using System.Text;
using MimeKit;

namespace Holdall.Plugins.Mailer.Messages;

/// <summary>
/// Texts and addresses as headers have them. What is not ASCII is one text in <c>=?UTF-8?q?…?=</c>, and several only where it is too long for one
/// (RFC 2047); MimeKit would choose word by word, and charset and encoding by what is shorter.
/// </summary>
internal static class HeaderTexts
{
    private const string Begin = "=?UTF-8?q?";
    private const string End = "?=";
    private const int MostInWord = 75;

    /// <summary>Servers need not take lines of more than 998 characters.</summary>
    private const int MostInLine = 900;

    /// <summary>What may stand as it is in an encoded name; any header takes it.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/");

    /// <summary>What a name without quotes consists of.</summary>
    private static readonly SearchValues<char> Atoms = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~ ");

    /// <summary>A text without line breaks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fold">What stands between two encoded words: white space, with a line break where lines may be long.</param>
    public static string Encode(string text, string fold) => IsPrintable(text) ? text : EncodeAll(text, fold);

    /// <summary>A sender: his name without quotes, unless it needs them.</summary>
    public static string Sender(MailboxAddress from, string fold)
    {
        if (string.IsNullOrEmpty(from.Name)) return AddressOf(from);
        var name = IsPrintable(from.Name) && from.Name.AsSpan().ContainsAnyExcept(Atoms) ? Quoted(from.Name) : Encode(from.Name, fold);
        return $"{name} <{AddressOf(from)}>";
    }

    /// <summary>Recipients, in as few lines as servers take.</summary>
    public static string Recipients(IEnumerable<MailboxAddress> mailboxes, string fold)
    {
        var list = new StringBuilder();
        var lineBegin = 0;
        foreach (var mailbox in mailboxes)
        {
            var recipient = Recipient(mailbox, fold);
            if (list.Length > 0) list.Append(',');
            if (list.Length - lineBegin + recipient.Length > MostInLine && list.Length > 0)
            {
                list.Append(fold);
                lineBegin = list.Length;
            }

            list.Append(recipient);
        }

        return list.ToString();
    }

    private static string Recipient(MailboxAddress to, string fold)
    {
        if (string.IsNullOrEmpty(to.Name)) return AddressOf(to);
        return $"{(IsPrintable(to.Name) ? Quoted(to.Name) : EncodeAll(to.Name, fold))} <{AddressOf(to)}>";
    }

    private static string AddressOf(MailboxAddress mailbox) => mailbox.GetAddress(idnEncode: true);

    private static string Quoted(string name) =>
        $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static bool IsPrintable(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static string EncodeAll(string text, string fold)
    {
        var encoded = new StringBuilder(Begin);
        var inWord = Begin.Length;
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = EncodeOne(rune);
            if (inWord + letter.Length + End.Length > MostInWord)
            {
                encoded.Append(End).Append(fold).Append(Begin);
                inWord = Begin.Length;
            }

            encoded.Append(letter);
            inWord += letter.Length;
        }

        return encoded.Append(End).ToString();
    }

    /// <summary>A character is never cut in two.</summary>
    private static string EncodeOne(Rune rune)
    {
        if (rune.Value == ' ') return "_";
        if (rune.IsAscii && Plain.Contains((char)rune.Value)) return rune.ToString();
        Span<byte> bytes = stackalloc byte[4];
        var count = rune.EncodeToUtf8(bytes);
        var letter = new StringBuilder(3 * count);
        foreach (var part in bytes[..count]) letter.Append(CultureInfo.InvariantCulture, $"={part:X2}");
        return letter.ToString();
    }
}
