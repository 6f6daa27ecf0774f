using System.Text;
using System.Text.RegularExpressions;
using Holdall.Auth;

namespace Holdall.Plugins.Auth.Passwords;

/// <summary>
/// Hashes passwords with bcrypt on all processors, on threads that let other requests go first. One client waits for about a second at most: on a
/// processor of today a hash of the usual cost takes about 60 ms.
/// </summary>
internal sealed partial class BcryptHasher : IPasswordHasher
{
    private const int MaxBytes = 72;
    private const int WaitingPerThread = 16;
    private const int BusyClients = 4;

    private readonly HashQueue _queue = new(Environment.ProcessorCount, MaxLineLength, MaxLineLength * BusyClients);

    private static int MaxLineLength => Math.Max(32, Environment.ProcessorCount * WaitingPerThread);

    public Task<string> HashAsync(string password, int cost, CancellationToken aborted = default) => HashAsync(password, cost, "", aborted);

    public Task<string> HashAsync(string password, int cost, string client, CancellationToken aborted = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cost, 4);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cost, 31);
        if (Encoding.UTF8.GetByteCount(password) > MaxBytes) throw new ArgumentException($"A password has at most {MaxBytes} bytes.", nameof(password));
        return _queue.RunAsync(client, () => BCrypt.Net.BCrypt.HashPassword(password, cost), aborted);
    }

    public Task<bool> VerifyAsync(string password, string hash, CancellationToken aborted = default) => VerifyAsync(password, hash, "", aborted);

    public Task<bool> VerifyAsync(string password, string hash, string client, CancellationToken aborted = default) =>
        HashForm().IsMatch(hash) ? _queue.RunAsync(client, () => BCrypt.Net.BCrypt.Verify(password, WithMinor(hash)), aborted) : Task.FromResult(false);

    /// <summary>The first version has no letter. What is in use of it was made like the second, with a zero byte behind the password.</summary>
    private static string WithMinor(string hash) => hash.StartsWith("$2$", StringComparison.Ordinal) ? string.Concat("$2a$", hash.AsSpan(3)) : hash;

    [GeneratedRegex(@"\A\$2[aby]?\$(0[4-9]|[12][0-9]|3[01])\$[./A-Za-z0-9]{53}\z", RegexOptions.CultureInvariant)]
    private static partial Regex HashForm();
}
