using System.Collections.Concurrent;

namespace Holdall.Plugins.Auth.Tokens;

/// <summary>
/// Remembers tokens whose signature was verified, with the key that verified it, so that the next request needs no cryptography. It holds two
/// generations: when the younger one is full it becomes the older one, and what nobody used meanwhile is forgotten.
/// </summary>
internal sealed class VerifiedTokens(int capacity)
{
    private ConcurrentDictionary<string, VerifiedToken> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, VerifiedToken> _old = new(StringComparer.Ordinal);
    private int _added;

    public VerifiedToken? Find(string token)
    {
        if (_young.TryGetValue(token, out var found)) return found;
        if (!_old.TryGetValue(token, out found)) return null;
        Add(token, found);
        return found;
    }

    public void Add(string token, VerifiedToken verified)
    {
        if (Interlocked.Increment(ref _added) % capacity == 0)
        {
            _old = _young;
            _young = new ConcurrentDictionary<string, VerifiedToken>(StringComparer.Ordinal);
        }

        _young[token] = verified;
    }
}

/// <summary>A token whose signature was verified.</summary>
/// <param name="Claims">What it says.</param>
/// <param name="TokenKey">The record's part of the key that verified it.</param>
/// <param name="Secret">The collection's part.</param>
internal sealed record VerifiedToken(TokenClaims Claims, string TokenKey, string Secret)
{
    public bool IsVerifiedBy(string tokenKey, string secret) => TokenKey == tokenKey && Secret == secret;
}
