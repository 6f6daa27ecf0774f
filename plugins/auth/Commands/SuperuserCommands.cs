using System.Security.Cryptography;
using Holdall.Collections;
using Holdall.Commands;
using Holdall.Fields;
using Holdall.Mail;
using Holdall.Plugins.Auth.Totp;
using Holdall.Records;
using Holdall.Settings;

namespace Holdall.Plugins.Auth.Commands;

/// <summary>The commands <c>superuser …</c>.</summary>
internal sealed class SuperuserCommands(IServiceProvider services) : ICommandModule
{
    private static readonly string[] Account = ["EMAIL", "PASS"];
    private static readonly string[] OfAccount =
    [
        "Address that the superuser signs in with", "Password, of at least 8 letters if the collection says nothing else",
    ];
    private static readonly string[] OfEmail = [OfAccount[0]];

    public void AddCommands(ICommands commands)
    {
        AddAccounts(commands);
        commands.Add(new PluginCommand
        {
            Path = "superuser otp",
            Description = "Creates a one-time password for a superuser.",
            Arguments = ["EMAIL"],
            ArgumentDescriptions = OfEmail,
            NeedsData = true,
            RunAsync = CreateOtpAsync,
        });
        commands.Add(new PluginCommand
        {
            Path = "superuser remove-totp",
            Description = "Takes the authenticator app from a superuser who has lost it.",
            Arguments = ["EMAIL"],
            ArgumentDescriptions = OfEmail,
            NeedsData = true,
            RunAsync = RemoveTotpAsync,
        });
        commands.Add(new PluginCommand
        {
            Path = "superuser delete",
            Description = "Deletes a superuser.",
            Arguments = ["EMAIL"],
            ArgumentDescriptions = OfEmail,
            NeedsData = true,
            RunAsync = DeleteAsync,
        });
        commands.Add(new PluginCommand
        {
            Path = "superuser ips",
            Description = "Sets the addresses and networks that superusers may act from; none means any.",
            Arguments = ["ADDRESS..."],
            ArgumentDescriptions = ["Addresses and networks, such as 203.0.113.7 10.0.0.0/8; with none superusers may act from anywhere"],
            NeedsData = true,
            RunAsync = SetAddressesAsync,
        });
    }

    private void AddAccounts(ICommands commands)
    {
        commands.Add(new PluginCommand
        {
            Path = "superuser create",
            Description = "Creates a superuser.",
            Arguments = Account,
            ArgumentDescriptions = OfAccount,
            RunAsync = CreateAsync,
        });
        commands.Add(new PluginCommand
        {
            Path = "superuser update",
            Description = "Changes the password of a superuser.",
            Arguments = Account,
            ArgumentDescriptions = OfAccount,
            NeedsData = true,
            RunAsync = UpdateAsync,
        });
        commands.Add(new PluginCommand
        {
            Path = "superuser upsert",
            Description = "Creates a superuser, or changes the password of an existing one.",
            Arguments = Account,
            ArgumentDescriptions = OfAccount,
            RunAsync = UpsertAsync,
        });
    }

    // The data directory is open only once a command runs.
    private IRecords Records => services.GetRequiredService<IRecords>();

    private async Task<string?> CreateAsync(CommandInvocation call)
    {
        var (email, password) = (call.Arguments[0], call.Arguments[1]);
        await SaveAsync(New(email), password, "Failed to create new superuser account: ", call.Aborted);
        return $"Successfully created new superuser \"{email}\"!";
    }

    private async Task<string?> UpdateAsync(CommandInvocation call)
    {
        var (email, password) = (call.Arguments[0], call.Arguments[1]);
        var record = Find(email) ?? throw new InvalidOperationException($"Superuser with email \"{email}\" doesn't exist.");
        await SaveAsync(record, password, "Failed to update superuser account: ", call.Aborted);
        return $"Successfully changed superuser \"{email}\" password!";
    }

    private async Task<string?> UpsertAsync(CommandInvocation call)
    {
        var (email, password) = (call.Arguments[0], call.Arguments[1]);
        await SaveAsync(Find(email) ?? New(email), password, "Failed to upsert superuser account: ", call.Aborted);
        return $"Successfully saved superuser \"{email}\"!";
    }

    private async Task<string?> DeleteAsync(CommandInvocation call)
    {
        var email = call.Arguments[0];
        if (!MailAddress.IsWellFormed(email)) throw new InvalidOperationException("Invalid or missing email address.");
        if (Find(email) is not { } record) return $"Superuser \"{email}\" is missing or already deleted.";
        await Records.DeleteAsync(record, call.Aborted);
        return $"Successfully deleted superuser \"{email}\"!";
    }

    private async Task<string?> CreateOtpAsync(CommandInvocation call)
    {
        var record = Find(call.Arguments[0]) ?? throw new InvalidOperationException($"Superuser with email \"{call.Arguments[0]}\" doesn't exist.");
        var options = record.Collection.Auth!.Otp;
        if (!options.Enabled) throw new InvalidOperationException("OTP is not enabled for the _superusers collection.");
        var password = RandomNumberGenerator.GetString("0123456789", (int)options.Length);
        var otp = new Record(services.GetRequiredService<ICollections>().Get(SystemCollections.Otps))
        {
            ["collectionRef"] = record.Collection.Id,
            ["recordRef"] = record.Id,
            ["password"] = password,
        };
        await Records.SaveAsync(otp, call.Aborted);
        return $"Successfully created OTP for superuser \"{call.Arguments[0]}\":\n├─ Id:    {otp.Id}\n├─ Pass:  {password}\n└─ Valid: {options.Duration}s";
    }

    private async Task<string?> RemoveTotpAsync(CommandInvocation call)
    {
        var email = call.Arguments[0];
        var record = Find(email) ?? throw new InvalidOperationException($"Superuser with email \"{email}\" doesn't exist.");
        var isRemoved = await services.GetRequiredService<TotpStore>().RemoveAsync(record, call.Aborted);
        return isRemoved ? $"Successfully removed the authenticator app of superuser \"{email}\"!" : $"Superuser \"{email}\" has no authenticator app.";
    }

    private async Task<string?> SetAddressesAsync(CommandInvocation call)
    {
        var settings = services.GetRequiredService<ISettings>();
        try
        {
            await settings.SaveAsync(settings.Current with { SuperuserIPs = call.Arguments }, call.Aborted);
        }
        catch (ApiException e)
        {
            throw new InvalidOperationException("Failed to save the superuser IPs: " + DescribeAddresses(e, call.Arguments), e);
        }

        return call.Arguments.Count == 0
            ? "Successfully cleared the superuser IPs: superusers may act from any address."
            : $"Successfully saved the superuser IPs: {string.Join(", ", call.Arguments)}";
    }

    private static string DescribeAddresses(ApiException e, IReadOnlyList<string> addresses)
    {
        var parts = new List<string>();
        for (var i = 0; i < addresses.Count; i++)
        {
            if (e.Errors.Find($"superuserIPs.{i}") is { } error) parts.Add($"\"{addresses[i]}\": {error.Message}");
        }

        return parts.Count == 0 ? e.Message : string.Join(' ', parts);
    }

    private Record? Find(string email) => Records.FindFirst(SystemCollections.Superusers, "email = {:email}", ("email", email));

    private Record New(string email) => new(services.GetRequiredService<ICollections>().Get(SystemCollections.Superusers)) { ["email"] = email };

    private async Task SaveAsync(Record record, string password, string failure, CancellationToken aborted)
    {
        record[FieldNames.Password] = password;
        try
        {
            await Records.SaveAsync(record, aborted);
        }
        catch (ApiException e)
        {
            throw new InvalidOperationException(failure + Describe(e), e);
        }
    }

    /// <summary>The errors of the fields in one line: what is wrong stands there, not in the message.</summary>
    private static string Describe(ApiException e)
    {
        var parts = new List<string>();
        foreach (var field in (ReadOnlySpan<string>)["email", "id", "password"])
        {
            if (e.Errors.Find(field) is { } error) parts.Add($"{field}: {error.Message}");
        }

        return parts.Count == 0 ? e.Message : string.Join(' ', parts);
    }
}
