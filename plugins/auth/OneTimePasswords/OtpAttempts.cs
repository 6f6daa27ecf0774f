using System.Collections.Concurrent;
using Holdall.Records;

namespace Holdall.Plugins.Auth.OneTimePasswords;

/// <summary>
/// Counts attempts to guess a one-time password: five in three minutes for a record and an address, whichever password is tried.
/// </summary>
internal sealed class OtpAttempts(TimeProvider time)
{
    private const int Max = 5;
    private const int SweepAbove = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(180);

    private readonly ConcurrentDictionary<(string Collection, string Id, string Client), Attempts> _attempts = new();

    /// <summary>Forgets all attempts.</summary>
    public void Reset() => _attempts.Clear();

    /// <summary>Counts an attempt.</summary>
    /// <exception cref="ApiException">429, there were too many.</exception>
    public void Count(Record record, string client)
    {
        var now = time.GetUtcNow();
        if (_attempts.Count > SweepAbove) RemoveEnded(now);
        var counted = _attempts.AddOrUpdate(
            (record.Collection.Id, record.Id, client),
            static (_, now) => new Attempts(1, now + Window),
            static (_, known, now) => known.Until <= now ? new Attempts(1, now + Window) : known with { Count = known.Count + 1 },
            now);
        if (counted.Count > Max)
            throw new ApiException(StatusCodes.Status429TooManyRequests, "Too many attempts, please try again later with a new OTP.");
    }

    private void RemoveEnded(DateTimeOffset now)
    {
        foreach (var entry in _attempts)
        {
            if (entry.Value.Until <= now) _attempts.TryRemove(entry);
        }
    }

    private sealed record Attempts(int Count, DateTimeOffset Until);
}
