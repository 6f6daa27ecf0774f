using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Holdall.Host.Jobs.Dashboard;

/// <summary>
/// Who is signed in to Hangfire's dashboard. The browser gets a random name, and the token stays here, where it is asked anew for each request: a session ends
/// with its token, after an hour, and with the process.
/// </summary>
internal sealed class DashboardSessions(TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const int MaxSessions = 100;
    private const int NameBytes = 32;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <returns>The name that the browser is to show.</returns>
    public string Begin(string token)
    {
        var name = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NameBytes));
        lock (_lock)
        {
            var now = time.GetUtcNow();
            foreach (var (key, session) in _sessions)
            {
                if (session.Ends <= now) _sessions.Remove(key);
            }

            if (_sessions.Count == MaxSessions) _sessions.Remove(_sessions.MinBy(static session => session.Value.Ends).Key);
            _sessions[KeyOf(name)] = new Session(token, now + Lifetime);
        }

        return name;
    }

    /// <summary>The token of a session; null when there is none of that name any more.</summary>
    public string? FindToken(string name)
    {
        lock (_lock) return _sessions.TryGetValue(KeyOf(name), out var session) && session.Ends > time.GetUtcNow() ? session.Token : null;
    }

    public void End(string name)
    {
        lock (_lock) _sessions.Remove(KeyOf(name));
    }

    /// <summary>To look up a hash tells nothing of the names by the time that it takes.</summary>
    private static string KeyOf(string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private sealed record Session(string Token, DateTimeOffset Ends);
}
