namespace Holdall.Engine.Records;

/// <summary>Hashes of passwords that were made before the one writer was taken. Each is used once, so that equal passwords have different hashes.</summary>
internal sealed class PreparedHashes
{
    private readonly Dictionary<(string Password, int Cost), Stack<string>> _hashes = [];

    public void Add(string password, int cost, string hash)
    {
        if (!_hashes.TryGetValue((password, cost), out var hashes)) _hashes[(password, cost)] = hashes = new Stack<string>();
        hashes.Push(hash);
    }

    /// <summary>A hash of a password, or null when none is left.</summary>
    public string? Take(string password, int cost) => _hashes.TryGetValue((password, cost), out var hashes) && hashes.TryPop(out var hash) ? hash : null;
}
