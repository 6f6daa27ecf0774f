using System.Security.Cryptography;
using Holdall.Collections;
using Holdall.Fields;

namespace Holdall.Plugins.Auth.OneTimePasswords;

/// <summary>
/// One-time passwords for addresses without an account. Nobody has them, but as many wait, they are repeated, and guesses at them are counted and take as long
/// as if there were one: otherwise that would tell who has an account.
/// </summary>
/// <param name="collections">The collections.</param>
/// <param name="time">The clock.</param>
/// <param name="isDevelopment">Whether any number may wait to be used.</param>
internal sealed class PretendedOtps(ICollections collections, TimeProvider time, bool isDevelopment)
{
    private const int Most = 20_000;
    private const string IdCharacters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Lock _lock = new();
    private readonly Queue<PretendedOtp> _all = new();
    private readonly Dictionary<string, PretendedOtp> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PretendedOtp>> _byAccount = new(StringComparer.Ordinal);

    /// <summary>One for an address: a new one, or the last, when many wait.</summary>
    public (PretendedOtp Otp, bool IsNew) Give(Collection collection, string email)
    {
        // Whoever would be the same account is the same nobody.
        var isIgnoringCase = collections.UniquenessOf(collection, FieldNames.Email) == Uniqueness.IgnoringCase;
        var account = collection.Id + "/" + (isIgnoringCase ? email.ToLowerInvariant() : email);
        lock (_lock)
        {
            var waiting = _byAccount.GetValueOrDefault(account) ?? [];
            var oldest = OldestOf(collection);
            waiting.RemoveAll(one => one.Created < oldest);
            if (!isDevelopment && waiting.Count >= OneTimePasswordStore.MaxWaiting) return (waiting[^1], false);
            var otp = new PretendedOtp(RandomNumberGenerator.GetString(IdCharacters, 15), account, time.GetUtcNow());
            waiting.Add(otp);
            _byAccount[account] = waiting;
            _byId[otp.Id] = otp;
            _all.Enqueue(otp);
            if (_all.Count > Most) Forget(_all.Dequeue());
            return (otp, true);
        }
    }

    /// <summary>The one with this id; null when there is none, or its time is up.</summary>
    public PretendedOtp? Find(Collection collection, string id)
    {
        lock (_lock)
        {
            var otp = _byId.GetValueOrDefault(id);
            return otp is not null && otp.Created >= OldestOf(collection) && otp.Account.StartsWith(collection.Id + "/", StringComparison.Ordinal) ? otp : null;
        }
    }

    private DateTimeOffset OldestOf(Collection collection) => time.GetUtcNow().AddSeconds(-collection.Auth!.Otp.Duration);

    private void Forget(PretendedOtp otp)
    {
        _byId.Remove(otp.Id);
        if (_byAccount.TryGetValue(otp.Account, out var waiting) && waiting.Remove(otp) && waiting.Count == 0) _byAccount.Remove(otp.Account);
    }
}
