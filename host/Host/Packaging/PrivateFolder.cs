using Holdall.Engine.DataDirectory;

namespace Holdall.Host.Packaging;

/// <summary>Folders that nobody but the user of this process can put something into, or exchange for another.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder unless it is there.</summary>
    /// <exception cref="IOException">Another user made it, or could change what is in it.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be made.</exception>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, Own);
        if (new DirectoryInfo(path).LinkTarget is not null) throw new IOException($"{path} is a link.");
        if (UnixFiles.IsOfAnotherUser(path)) throw new IOException($"{path} belongs to another user.");
        if ((File.GetUnixFileMode(path) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0) throw new IOException($"{path} can be changed by other users.");
        for (var outer = Path.GetDirectoryName(path); outer is not null; outer = Path.GetDirectoryName(outer))
        {
            // Where the sticky bit is set, as in /tmp, only the owner of a folder can rename it.
            var mode = File.GetUnixFileMode(outer);
            if ((mode & UnixFileMode.OtherWrite) != 0 && (mode & UnixFileMode.StickyBit) == 0) throw new IOException($"{outer} can be changed by every user.");
        }
    }
}
