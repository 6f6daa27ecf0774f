using System.Text;
using System.Text.RegularExpressions;
using Holdall.Auth;

namespace Holdall.Plugins.Auth.Passwords;

/// <summary>Hashes passwords with bcrypt. At most half of the processors hash at a time, so that requests go on.</summary>
internal sealed partial class BcryptHasher : IPasswordHasher, IDisposable
{
    private const int MaxBytes = 72;

    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    public Task<string> HashAsync(string password, int cost, CancellationToken aborted = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cost, 4);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cost, 31);
        if (Encoding.UTF8.GetByteCount(password) > MaxBytes) throw new ArgumentException($"A password has at most {MaxBytes} bytes.", nameof(password));
        return TakeTurnAsync(() => BCrypt.Net.BCrypt.HashPassword(password, cost), aborted);
    }

    public Task<bool> VerifyAsync(string password, string hash, CancellationToken aborted = default) =>
        HashForm().IsMatch(hash) ? TakeTurnAsync(() => BCrypt.Net.BCrypt.Verify(password, hash), aborted) : Task.FromResult(false);

    public void Dispose() => _turns.Dispose();

    private async Task<TResult> TakeTurnAsync<TResult>(Func<TResult> work, CancellationToken aborted)
    {
        await _turns.WaitAsync(aborted);
        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            _turns.Release();
        }
    }

    [GeneratedRegex(@"\A\$2[aby]?\$(0[4-9]|[12][0-9]|3[01])\$[./A-Za-z0-9]{53}\z", RegexOptions.CultureInvariant)]
    private static partial Regex HashForm();
}
