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

    private static bool TryRead(string path, int flags, out Status status)
    {
        status = default;
        if (!OperatingSystem.IsLinux()) return false;
        // The layout is the same on every architecture, unlike that of the older calls.
        Span<byte> buffer = stackalloc byte[256];
        if (ReadStatus(CurrentDirectory, path, flags, Basic, ref MemoryMarshal.GetReference(buffer)) != 0) return false;
        status = new Status(
            BinaryPrimitives.ReadUInt64LittleEndian(buffer[8..]), BinaryPrimitives.ReadUInt32LittleEndian(buffer[20..]),
            BinaryPrimitives.ReadUInt16LittleEndian(buffer[28..]), BinaryPrimitives.ReadUInt64LittleEndian(buffer[136..]));
        return true;
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint SetMask(uint mask);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ReadStatus(int folder, string path, int flags, uint mask, ref byte status);

    private readonly record struct Status(ulong Attributes, uint Owner, ushort Mode, ulong Device);
}
