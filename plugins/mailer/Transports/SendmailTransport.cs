using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Holdall.Mail;
using Holdall.Plugins.Mailer.Messages;

namespace Holdall.Plugins.Mailer.Transports;

/// <summary>Hands mail to the program <c>sendmail</c>.</summary>
/// <param name="paths">Where the program may be; the first that exists is used.</param>
internal sealed class SendmailTransport(IReadOnlyList<string> paths)
{
    /// <summary>The usual places, and the folders of <c>PATH</c>.</summary>
    public static IReadOnlyList<string> UsualPaths()
    {
        var paths = new List<string> { "/usr/sbin/sendmail", "/usr/bin/sendmail" };
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            paths.Add(Path.Combine(folder, "sendmail"));
        return paths;
    }

    /// <exception cref="MailException">There is no sendmail, or it failed.</exception>
    public async Task SendAsync(MailMessage mail, CancellationToken aborted)
    {
        var program = paths.FirstOrDefault(File.Exists) ?? throw new MailException("failed to locate a sendmail executable path") { IsPermanent = true };
        try
        {
            await RunAsync(program, Compose(mail), aborted);
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            throw new MailException(e.Message, e);
        }
    }

    private static async Task RunAsync(string program, string mail, CancellationToken aborted)
    {
        var start = new ProcessStartInfo(program, ["-i", "-t"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        using var process = Process.Start(start) ?? throw new MailException($"{program} could not be started");
        var errors = process.StandardError.ReadToEndAsync(aborted);
        await process.StandardInput.WriteAsync(mail.AsMemory(), aborted);
        process.StandardInput.Close();
        await process.WaitForExitAsync(aborted);
        if (process.ExitCode != 0) throw new MailException($"{program} ended with exit code {process.ExitCode}: {(await errors).Trim()}");
    }

    private static string Compose(MailMessage mail)
    {
        var text = new StringBuilder();
        Header(text, "Subject", HeaderTexts.Encode(MimeMessages.OneLine(mail.Subject), " "));
        if (mail.From is not null) Header(text, "From", HeaderTexts.Sender(MimeMessages.SenderOf(mail), " "));
        Header(text, "Content-Type", "text/html; charset=UTF-8");
        Header(text, "To", Addresses(mail.To));
        if (mail.Cc.Count > 0) Header(text, "Cc", Addresses(mail.Cc));
        if (mail.Bcc.Count > 0) Header(text, "Bcc", Addresses(mail.Bcc));
        return text.Append("\r\n").Append(mail.Html.Length > 0 ? mail.Html : mail.Text).ToString();
    }

    /// <summary>Adds a header on one line: a line break in a value would begin another header.</summary>
    private static void Header(StringBuilder text, string name, string value) =>
        text.Append(name).Append(": ").Append(value.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)).Append("\r\n");

    private static string Addresses(IEnumerable<MailAddress> addresses) => string.Join(',', addresses.Select(a => a.Address));
}
