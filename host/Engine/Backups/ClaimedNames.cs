namespace Holdall.Engine.Backups;

/// <summary>Names of backups that somebody is about to store: whoever comes with the same one meanwhile comes too late.</summary>
internal sealed class ClaimedNames
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <summary>Claims a name, until the claim is disposed. One that is yet to be made up is nobody's.</summary>
    /// <returns>Null when it is claimed already.</returns>
    public IDisposable? TryClaim(string name)
    {
        lock (_lock) return name.Length == 0 || _names.Add(name) ? new Claim(this, name) : null;
    }

    private void Release(string name)
    {
        lock (_lock) _names.Remove(name);
    }

    private sealed class Claim(ClaimedNames all, string name) : IDisposable
    {
        public void Dispose() => all.Release(name);
    }
}
