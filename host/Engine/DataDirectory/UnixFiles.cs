using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Holdall.Engine.DataDirectory;

/// <summary>What .NET does not tell of files on Unix. Who owns a file, and where another file system begins, is known on Linux only.</summary>
internal static partial class UnixFiles
{
    private const uint OwnerAlone = 0x3F;
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint Basic = 0x7FF;
    private const ulong MountRoot = 0x2000;
    private const int KindOfFile = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>Everything that this process makes from now on is for its own user: files 0600, folders 0700.</summary>
    public static void KeepPrivate()
    {
        if (!OperatingSystem.IsWindows()) _ = SetMask(OwnerAlone);
    }

    /// <summary>Whether a file, or what a link leads to, belongs to neither root nor the user of this process.</summary>
    public static bool IsOfAnotherUser(string path) =>
        TryRead(path, flags: 0, out var status) && status.Owner != 0 && status.Owner != EffectiveUser();

    /// <summary>Whether a file or folder lies on another file system than the folder that it is in, or is mounted there by itself.</summary>
    public static bool IsMount(string path) =>
        TryRead(path, NoFollow, out var status)
        && TryRead(Path.GetDirectoryName(path)!, flags: 0, out var outer)
        && (status.Device != outer.Device || (status.Attributes & MountRoot) != 0);

    /// <summary>
    /// Whether there is a file, or a link to one, that can be read to its end: what is read from a pipe, a socket or a device may never come.
    /// </summary>
    public static bool IsRegular(string path) => File.Exists(path) && (!TryRead(path, flags: 0, out var status) || (status.Mode & KindOfFile) == RegularFile);

    /// <summary>
    /// Lets root act as the user that a file or folder belongs to from now on: what root makes could not be used by that user. It stays root where it is not
    /// that user's right to run this program.
    /// </summary>
    /// <param name="path">What is there already.</param>
    /// <returns>False if it stays root although the owner is another user.</returns>
    public static bool ActAsOwnerOf(string path)
    {
        if (!TryRead(path, flags: 0, out var status) || status.Owner == EffectiveUser() || EffectiveUser() != 0) return true;
        // The group first: who is not root any more may not choose one.
        if (SetEffectiveGroup(status.Group) == 0 && SetEffectiveUser(status.Owner) == 0 && CanRun()) return true;
        _ = SetEffectiveUser(0);
        _ = SetEffectiveGroup(0);
        return false;
    }

    /// <summary>Code is read when it is first needed.</summary>
    private static bool CanRun()
    {
        try
        {
            foreach (var file in new[] { Environment.ProcessPath, Directory.EnumerateFiles(AppContext.BaseDirectory).FirstOrDefault() })
            {
                if (file is not null) File.OpenRead(file).Dispose();
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool TryRead(string path, int flags, out Status status)
    {
        status = default;
        if (!OperatingSystem.IsLinux()) return false;
        // The layout is the same on every architecture, unlike that of the older calls.
        Span<byte> buffer = stackalloc byte[256];
        if (ReadStatus(CurrentDirectory, path, flags, Basic, ref MemoryMarshal.GetReference(buffer)) != 0) return false;
        status = new Status(
            BinaryPrimitives.ReadUInt64LittleEndian(buffer[8..]), BinaryPrimitives.ReadUInt32LittleEndian(buffer[20..]),
            BinaryPrimitives.ReadUInt32LittleEndian(buffer[24..]), BinaryPrimitives.ReadUInt16LittleEndian(buffer[28..]),
            BinaryPrimitives.ReadUInt64LittleEndian(buffer[136..]));
        return true;
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint SetMask(uint mask);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "seteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetEffectiveUser(uint user);

    [LibraryImport("libc", EntryPoint = "setegid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetEffectiveGroup(uint group);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ReadStatus(int folder, string path, int flags, uint mask, ref byte status);

    private readonly record struct Status(ulong Attributes, uint Owner, uint Group, ushort Mode, ulong Device);
}
