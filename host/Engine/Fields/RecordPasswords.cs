namespace Holdall.Engine.Fields;

/// <summary>The passwords that a save sets: their plain texts for validation, their hashes for the row.</summary>
internal sealed class RecordPasswords
{
    public static readonly RecordPasswords None = new();

    private readonly Dictionary<string, (string Plain, string Hash)> _byField = new(StringComparer.Ordinal);

    /// <summary>Whether one of them is too long to be hashed, so that the record can't be stored.</summary>
    public bool AnyUnhashable { get; private set; }

    /// <param name="field">Name of the field.</param>
    /// <param name="plain">What was set.</param>
    /// <param name="hash">Its hash; empty when it can't be hashed.</param>
    public void Set(string field, string plain, string hash)
    {
        _byField[field] = (plain, hash);
        if (hash.Length == 0) AnyUnhashable = true;
    }

    /// <summary>The plain text that was newly set for a field, or null when its value is a stored hash or empty.</summary>
    public string? Find(string field) => _byField.TryGetValue(field, out var entry) ? entry.Plain : null;

    /// <summary>Whether a value is the hash that was made for the field.</summary>
    public bool IsHash(string field, string value) => _byField.TryGetValue(field, out var entry) && entry.Hash == value;
}
