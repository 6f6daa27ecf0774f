using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.Options;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Totp;

/// <summary>The authenticator apps of accounts, one each. What is used up is used up in a transaction: of several who come with it, one gets in.</summary>
internal sealed class TotpStore(ICollections collections, IRecords records, ITransactions transactions, TimeProvider time)
{
    public const string Name = "_totps";
    public const string Secret = "secret";
    public const string Confirmed = "confirmed";
    public const string LastStep = "lastStep";
    public const string RecoveryCodes = "recoveryCodes";

    /// <exception cref="ApiException">403, the collection has none.</exception>
    public static void RefuseIfOff(Collection collection)
    {
        if (!collection.Get(AccountOptions.Totp).Enabled) throw ApiException.Forbidden("The collection is not configured to allow TOTP authentication.");
    }

    /// <summary>The confirmed app of an account that is asked for, or null.</summary>
    public Record? FindConfirmed(Record owner) =>
        owner.Collection.Get(AccountOptions.Totp).Enabled && Find(owner) is { } totp && totp.GetBool(Confirmed) ? totp : null;

    /// <summary>Whether an account may do nothing before it has enrolled one.</summary>
    public bool MustEnrol(Record owner) => owner.Collection.Get(AccountOptions.Totp) is { Enabled: true, Required: true } && FindConfirmed(owner) is null;

    /// <summary>Begins anew, with another secret.</summary>
    /// <exception cref="ApiException">400, there is a confirmed one.</exception>
    public async Task<string> EnrolAsync(Record owner, CancellationToken aborted)
    {
        var secret = TotpCodes.NewSecret();
        await transactions.RunAsync(
            async () =>
            {
                var totp = Find(owner) ?? collections.NewOf(Name, owner);
                if (totp.GetBool(Confirmed)) throw ApiException.BadRequest("There is an authenticator app already. It has to be removed first.");
                totp[Secret] = secret;
                await records.SaveAsync(totp, aborted);
            },
            aborted);
        return secret;
    }

    /// <summary>Confirms the app with a code of it.</summary>
    /// <returns>The codes for whoever loses it; null when the code is wrong.</returns>
    public async Task<string[]?> ConfirmAsync(Record owner, string code, CancellationToken aborted)
    {
        string[]? recovery = null;
        await transactions.RunAsync(
            async () =>
            {
                if (Find(owner) is not { } totp || totp.GetBool(Confirmed)) throw ApiException.BadRequest("There is no authenticator app to confirm.");
                if (!TryStep(totp, code)) return;
                recovery = Totp.RecoveryCodes.New();
                totp[Confirmed] = true;
                totp[RecoveryCodes] = recovery.Select(Totp.RecoveryCodes.Hash).ToList<object?>();
                await records.SaveAsync(totp, aborted);
            },
            aborted);
        return recovery;
    }

    /// <summary>Whether a code, or a recovery code, is right. It is not right a second time.</summary>
    public async Task<bool> TryUseAsync(Record owner, TotpAnswer answer, CancellationToken aborted)
    {
        var isRight = false;
        await transactions.RunAsync(
            async () =>
            {
                if (FindConfirmed(owner) is not { } totp) return;
                isRight = answer.RecoveryCode.Length > 0 ? TryRecovery(totp, answer.RecoveryCode) : TryStep(totp, answer.Code);
                if (isRight) await records.SaveAsync(totp, aborted);
            },
            aborted);
        return isRight;
    }

    /// <summary>Takes the app from an account, if it has one.</summary>
    public async Task<bool> RemoveAsync(Record owner, CancellationToken aborted)
    {
        if (Find(owner) is not { } totp) return false;
        await records.DeleteAsync(totp, aborted);
        return true;
    }

    private Record? Find(Record owner) => collections.Find(Name) is null ? null : records.FindOf(Name, owner);

    /// <summary>A code is good once, and so are those before it.</summary>
    private bool TryStep(Record totp, string code)
    {
        if (TotpCodes.FindStep(totp.GetString(Secret), code, time.GetUtcNow()) is not { } step || step <= totp.GetNumber(LastStep)) return false;
        totp[LastStep] = step;
        return true;
    }

    private static bool TryRecovery(Record totp, string code)
    {
        var hashes = totp.GetStrings(RecoveryCodes).ToList();
        if (!hashes.Remove(Totp.RecoveryCodes.Hash(code))) return false;
        totp[RecoveryCodes] = hashes.ToList<object?>();
        return true;
    }
}
