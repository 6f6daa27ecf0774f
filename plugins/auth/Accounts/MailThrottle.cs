using System.Collections.Concurrent;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary>Keeps strangers from filling somebody's mailbox: for two minutes after a mail of a kind there is no other to the same record.</summary>
internal sealed class MailThrottle(TimeProvider time)
{
    private const int SweepAbove = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    /// <summary>Until when there is no other mail. One that is on its way has no end yet.</summary>
    private readonly ConcurrentDictionary<(string Kind, string Collection, string Id), DateTimeOffset> _until = new();

    /// <summary>Whether a mail may not be sent now.</summary>
    public bool IsClosed(string kind, Record record) => _until.TryGetValue(Key(kind, record), out var until) && time.GetUtcNow() < until;

    /// <summary>Takes the right to send a mail; false when another one was sent or is on its way.</summary>
    public bool TryBegin(string kind, Record record)
    {
        if (_until.Count > SweepAbove) RemoveEnded();
        var key = Key(kind, record);
        if (_until.TryAdd(key, DateTimeOffset.MaxValue)) return true;
        return _until.TryGetValue(key, out var until) && until <= time.GetUtcNow() && _until.TryUpdate(key, DateTimeOffset.MaxValue, until);
    }

    /// <summary>The mail was sent: from now on the time counts.</summary>
    public void Close(string kind, Record record) => _until[Key(kind, record)] = time.GetUtcNow() + Pause;

    /// <summary>Another mail may be sent.</summary>
    public void Open(string kind, Record record) => _until.TryRemove(Key(kind, record), out _);

    private void RemoveEnded()
    {
        var now = time.GetUtcNow();
        foreach (var entry in _until)
        {
            if (entry.Value <= now) _until.TryRemove(entry);
        }
    }

    private static (string Kind, string Collection, string Id) Key(string kind, Record record) => (kind, record.Collection.Id, record.Id);
}
