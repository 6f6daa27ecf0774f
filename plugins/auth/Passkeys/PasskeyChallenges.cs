using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Holdall.Plugins.Auth.Passkeys;

/// <summary>
/// Challenges that are good once, for five minutes. Nothing is kept of one before it was met, so nobody fills the memory by asking for many: each carries its
/// end, and is signed for its purpose with a key that this process alone has.
/// </summary>
internal sealed class PasskeyChallenges(TimeProvider time)
{
    private const int ChallengeBytes = 32;
    private const int TimeBytes = 8;
    private const int SweepAbove = 10_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(RelyingParty.Timeout);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _met = new(StringComparer.Ordinal);

    /// <summary>A challenge with the id that it is met under.</summary>
    /// <param name="purpose">What it is for, and for whom.</param>
    public (string Id, byte[] Challenge) Create(string purpose)
    {
        var content = new byte[TimeBytes + ChallengeBytes];
        BinaryPrimitives.WriteInt64BigEndian(content, (time.GetUtcNow() + Lifetime).UtcTicks);
        RandomNumberGenerator.Fill(content.AsSpan(TimeBytes));
        return ($"{Base64Url.EncodeToString(content)}.{Base64Url.EncodeToString(Sign(content, purpose))}", content[TimeBytes..]);
    }

    /// <summary>The challenge with an id; null when it is none, has ended, was met already, or is for something else.</summary>
    public byte[]? Find(string id, string purpose)
    {
        if (_met.ContainsKey(id) || id.Split('.') is not [var first, var second]) return null;
        var (content, signature) = (Decode(first, TimeBytes + ChallengeBytes), Decode(second, HMACSHA256.HashSizeInBytes));
        if (content is null || signature is null || !CryptographicOperations.FixedTimeEquals(signature, Sign(content, purpose))) return null;
        return BinaryPrimitives.ReadInt64BigEndian(content) > time.GetUtcNow().UtcTicks ? content[TimeBytes..] : null;
    }

    /// <summary>It is met: of several who do that at the same time, one is the first.</summary>
    public bool TryMeet(string id)
    {
        var now = time.GetUtcNow();
        if (_met.Count > SweepAbove)
        {
            foreach (var entry in _met)
            {
                if (entry.Value <= now) _met.TryRemove(entry);
            }
        }

        return _met.TryAdd(id, now + Lifetime);
    }

    private byte[] Sign(byte[] content, string purpose) => HMACSHA256.HashData(_key, (byte[])[.. content, .. Encoding.UTF8.GetBytes(purpose)]);

    /// <summary>There is one way to write bytes, so that an id can't be met a second time in another form.</summary>
    private static byte[]? Decode(string text, int length)
    {
        var bytes = new byte[length];
        if (text.Length != Base64Url.GetEncodedLength(length)) return null;
        var isDecoded = Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done && written == length;
        return isDecoded && Base64Url.EncodeToString(bytes) == text ? bytes : null;
    }
}
