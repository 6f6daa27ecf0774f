using System.Text;

namespace Holdall.Engine.Records;

/// <summary>The plain passwords that a save will hash, by the name of their field. A record itself holds hashes only (spec 02, section 12.13).</summary>
internal sealed class RecordPasswords
{
    /// <summary>No passwords. Not to be added to.</summary>
    public static readonly RecordPasswords None = new();

    private const int MaxHashedBytes = 72;

    private Dictionary<string, string>? _plain;

    /// <summary>The fields with a new password, and the password.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> All => _plain ?? (IReadOnlyCollection<KeyValuePair<string, string>>)[];

    /// <summary>Whether a password can be hashed: bcrypt takes 72 bytes.</summary>
    public static bool CanHash(string plain) => plain.Length * 3 <= MaxHashedBytes || Encoding.UTF8.GetByteCount(plain) <= MaxHashedBytes;

    /// <summary>Gives a field a new password; an empty one clears the hash.</summary>
    public void Set(string field, string plain) => (_plain ??= new Dictionary<string, string>(StringComparer.Ordinal))[field] = plain;

    /// <summary>The new password of a field, or null if it keeps what it has.</summary>
    public string? Find(string field) => _plain?.GetValueOrDefault(field);
}
