namespace Holdall.Host.Logs;

/// <summary>
/// Tells a failure in full once in a while, and otherwise counts: a client that asks again and again for what fails must not fill the console and the
/// log with stacks that are all the same.
/// </summary>
internal sealed class RepeatedFailures(TimeProvider time)
{
    private const int MaxKinds = 256;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _counting = new();
    private readonly Dictionary<(Type Type, string? Stack), Kind> _kinds = [];

    /// <summary>Counts a failure.</summary>
    /// <param name="failure">The failure. It is the same as another one of its type that came the same way.</param>
    /// <param name="untold">How many of its kind were not told since the last that was.</param>
    /// <returns>Whether to tell it in full.</returns>
    public bool IsTold(Exception failure, out int untold)
    {
        var key = (failure.GetType(), failure.StackTrace);
        lock (_counting)
        {
            var now = time.GetTimestamp();
            if (_kinds.TryGetValue(key, out var kind) && time.GetElapsedTime(kind.Told, now) < Pause)
            {
                untold = ++kind.Untold;
                return false;
            }

            untold = kind?.Untold ?? 0;
            if (kind is null && _kinds.Count == MaxKinds) _kinds.Clear();
            _kinds[key] = new Kind { Told = now };
            return true;
        }
    }

    private sealed class Kind
    {
        public long Told { get; init; }

        public int Untold { get; set; }
    }
}
