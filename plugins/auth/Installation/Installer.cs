using System.ComponentModel;
using System.Diagnostics;
using Holdall.App;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.Accounts;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Auth.Installation;

/// <summary>
/// Lets whoever starts the server make the first superuser: a link with the token of an account that exists for this only, and ends with the first real one.
/// </summary>
internal sealed partial class Installer(ICollections collections, IRecords records, RecordTokens tokens, ILogger<Installer> logger)
{
    private const long LinkSeconds = 1800;

    /// <summary>Offers it when nobody is a superuser yet. The server runs on when that fails.</summary>
    public async Task OfferAsync(ServedEvent e)
    {
        try
        {
            if (records.Count(SystemCollections.Superusers, "email != {:email}", ("email", Superusers.InstallerEmail)) > 0) return;
            await (e.DashboardUrl is { } dashboard ? LinkAsync(e, dashboard) : e.Output.WriteLineAsync($"""

                There is no superuser yet. This makes one:
                {Hint(e)}

                """));
            await e.Output.FlushAsync();
        }
        catch (Exception failure)
        {
            LogFailure(logger, failure);
        }
    }

    /// <summary>Ends the account once there is a real superuser.</summary>
    public async Task EndAsync(Record superuser, CancellationToken aborted)
    {
        if (superuser.GetString(FieldNames.Email) == Superusers.InstallerEmail || Find() is not { } account) return;
        await records.DeleteAsync(account, aborted);
    }

    private static string Hint(ServedEvent e) => e.CommandLine("superuser upsert EMAIL PASSWORD");

    private Record? Find() => records.FindFirst(SystemCollections.Superusers, "email = {:email}", ("email", Superusers.InstallerEmail));

    private async Task LinkAsync(ServedEvent e, string dashboard)
    {
        var account = Find() ?? await CreateAsync(e.Aborted);
        var link = $"{dashboard}#/pbinstall/{tokens.Create(account, TokenTypes.Auth, refreshable: false, LinkSeconds)}";
        await e.Output.WriteLineAsync($"""

            There is no superuser yet. Make one in the dashboard within half an hour:
            {link}
            or with:
            {Hint(e)}

            """);
        if (e.IsInteractive) Open(link);
    }

    private async Task<Record> CreateAsync(CancellationToken aborted)
    {
        var account = new Record(collections.Get(SystemCollections.Superusers)) { [FieldNames.Email] = Superusers.InstallerEmail };
        account.SetRandomPassword();
        await records.SaveAsync(account, aborted);
        return account;
    }

    /// <summary>In the browser of whoever sits there; where there is none, the link has to be enough.</summary>
    private void Open(string link)
    {
        try
        {
            var (program, arguments) = OperatingSystem.IsWindows() ? ("rundll32", new[] { "url.dll,FileProtocolHandler", link })
                : (OperatingSystem.IsMacOS() ? "open" : "xdg-open", [link]);
            using var browser = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            LogNoBrowser(logger, failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The link for the first superuser could not be made")]
    private static partial void LogFailure(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "No browser could be opened: {Reason}")]
    private static partial void LogNoBrowser(ILogger logger, string reason);
}
