using System.Collections.Concurrent;
using System.Security.Cryptography;
using Holdall.Collections;
using Holdall.Http;

namespace Holdall.Engine.Records;

/// <summary>
/// Blurs the time of empty answers to guessing filters: after three of them within three seconds, for one collection and one
/// client, the answer is delayed by up to half a second.
/// </summary>
internal sealed class ListThrottle(TimeProvider time)
{
    private const int Allowed = 3;
    private const long WindowSeconds = 3;
    private const int MaxClients = 10_000;
    private const int MaxDelayMilliseconds = 500;

    private readonly ConcurrentDictionary<(string Collection, string Client), Window> _windows = new();

    public static bool AppliesTo(Collection collection, RequestContext request) =>
        collection.ListRule is { Length: > 0 } && !request.Auth.IsSuperuser && !string.IsNullOrEmpty(request.Query("filter"));

    /// <summary>Counts an empty page, and waits when there were too many.</summary>
    public Task WaitAsync(Collection collection, RequestContext request)
    {
        if (!AppliesTo(collection, request) || TryTake((collection.Id, request.ClientAddress))) return Task.CompletedTask;
        return Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(MaxDelayMilliseconds)), time, request.Aborted);
    }

    private bool TryTake((string Collection, string Client) key)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        if (_windows.Count > MaxClients) RemoveOld(now);
        var window = _windows.GetOrAdd(key, static _ => new Window());
        lock (window)
        {
            if (now - window.Start >= WindowSeconds)
            {
                window.Start = now;
                window.Left = Allowed;
            }

            return window.Left-- > 0;
        }
    }

    private void RemoveOld(long now)
    {
        foreach (var (key, window) in _windows)
        {
            if (now - window.Start >= WindowSeconds) _windows.TryRemove(key, out _);
        }
    }

    private sealed class Window
    {
        public long Start { get; set; }

        public int Left { get; set; }
    }
}
