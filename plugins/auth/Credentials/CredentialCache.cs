using System.Collections.Concurrent;

namespace Holdall.Plugins.Auth.Credentials;

/// <summary>
/// Keeps credentials that were read, so that a caller who comes again costs no read. One that is being changed is forgotten before its change can be committed,
/// and is not kept before it has. Other processes on the data directory change it unseen, so what is kept is read again after half a minute.
/// </summary>
internal sealed class CredentialCache(TimeProvider time)
{
    private const int Capacity = 10_000;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (LiveCredential Credential, DateTimeOffset Until)> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _changing = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _changes;

    /// <summary>The credential with a key, or null.</summary>
    /// <param name="key">The key.</param>
    /// <param name="read">Reads it.</param>
    public LiveCredential? Find(string key, Func<string, LiveCredential?> read)
    {
        if (_entries.TryGetValue(key, out var entry) && time.GetUtcNow() < entry.Until) return entry.Credential;
        var changes = Interlocked.Read(ref _changes);
        if (read(key) is not { } credential) return null;
        lock (_lock)
        {
            if (changes != _changes || _changing.ContainsKey(key)) return credential;
            if (_entries.Count >= Capacity) _entries.Clear();
            _entries[key] = (credential, time.GetUtcNow() + Kept);
        }

        return credential;
    }

    /// <summary>A transaction changes it.</summary>
    public void BeginChange(string key)
    {
        lock (_lock)
        {
            _changing[key] = _changing.GetValueOrDefault(key) + 1;
            _entries.TryRemove(key, out _);
        }
    }

    /// <summary>The transaction has ended. What was read before is not kept any more.</summary>
    public void EndChange(string key)
    {
        lock (_lock)
        {
            _changes++;
            if (_changing[key] > 1) _changing[key]--;
            else _changing.Remove(key);
        }
    }
}
