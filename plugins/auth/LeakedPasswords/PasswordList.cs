using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Holdall.Plugins.Auth.LeakedPasswords;

/// <summary>
/// The operator's list of passwords that others know: SHA-1 hashes in ascending order, as Have I Been Pwned gives them out, of any size, which are looked
/// for on the disk; or a shorter list of the passwords themselves, one a line, which is kept in memory. It may be exchanged at any time.
/// </summary>
/// <param name="path">Its file; empty = there is none.</param>
internal sealed class PasswordList(string path)
{
    private const int MaxPlainBytes = 16 << 20;
    private const string Unsorted = "is not in the order of its hashes";

    private volatile PlainPasswords? _plain;
    private volatile CheckedOrder? _order;

    /// <summary>Why it can't be used; null when it can.</summary>
    public string? FindProblem()
    {
        if (path.Length == 0) return "There is no list of leaked passwords: the setting auth.leakedPasswords names none.";
        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.RandomAccess);
            if (RandomAccess.GetLength(file) == 0) return $"The list of leaked passwords, {path}, is empty.";
            if (!SortedHashes.IsIn(file))
            {
                return RandomAccess.GetLength(file) <= MaxPlainBytes ? null : $"The list of leaked passwords, {path}, is too long to have no hashes.";
            }

            return IsSorted(file) ? null : $"The list of leaked passwords, {path}, {Unsorted}.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The list of leaked passwords can't be read: {e.Message}";
        }
    }

    /// <summary>Whether it has a password.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be read.</exception>
    public bool Contains(string password)
    {
        using var file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        // So it is for a moment while it is copied over.
        if (RandomAccess.GetLength(file) == 0) throw new IOException($"{path} is empty.");
        if (!SortedHashes.IsIn(file)) return Plain().Passwords.Contains(password);
        return IsSorted(file) ? new SortedHashes(file).Contains(password) : throw new IOException($"{path} {Unsorted}.");
    }

    /// <summary>A file is looked at once; another one, or more in it, is another one.</summary>
    private bool IsSorted(SafeFileHandle file)
    {
        var (written, length) = (File.GetLastWriteTimeUtc(file), RandomAccess.GetLength(file));
        if (_order is { } known && known.Written == written && known.Length == length) return known.IsSorted;
        _order = new CheckedOrder(written, length, new SortedHashes(file).IsSorted());
        return _order.IsSorted;
    }

    private PlainPasswords Plain()
    {
        var written = File.GetLastWriteTimeUtc(path);
        if (_plain is { } known && known.Written == written) return known;
        if (new FileInfo(path).Length > MaxPlainBytes) throw new IOException($"{path} is too long to have no hashes.");
        return _plain = new PlainPasswords(written, new HashSet<string>(File.ReadLines(path, Encoding.UTF8), StringComparer.Ordinal));
    }

    private sealed record CheckedOrder(DateTime Written, long Length, bool IsSorted);

    private sealed record PlainPasswords(DateTime Written, HashSet<string> Passwords);
}
