namespace Holdall.Engine.Records;

/// <summary>
/// Hashes of passwords that were made before the one writer was taken: hashing is slow on purpose, and everybody else would wait for it. Only the flow
/// that uses them sees them, and each is used once, so that equal passwords have different hashes.
/// </summary>
internal sealed class PreparedHashes
{
    private static readonly AsyncLocal<PreparedHashes?> Current = new();

    private readonly Dictionary<(string Password, int Cost), Stack<string>> _hashes = [];

    public void Add(string password, int cost, string hash)
    {
        if (!_hashes.TryGetValue((password, cost), out var hashes)) _hashes[(password, cost)] = hashes = new Stack<string>();
        hashes.Push(hash);
    }

    /// <summary>Lets saves in the current flow take them.</summary>
    public void Use() => Current.Value = this;

    /// <summary>A hash of a password, or null when none is left.</summary>
    public static string? Take(string password, int cost) =>
        Current.Value is { } prepared && prepared._hashes.TryGetValue((password, cost), out var hashes) && hashes.TryPop(out var hash) ? hash : null;
}
