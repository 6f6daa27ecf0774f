using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Holdall.Host.Packaging;

/// <summary>
/// Gives code in memory a path, which loaders insist on. On Linux it is one of a file in memory: nobody else can get at it, and no disk has to be writable.
/// Elsewhere, and where that is forbidden, it lies in the folder of the running process.
/// </summary>
internal sealed class CodeFiles(RunFolder run)
{
    private const uint ClosedInChildren = 1;

    /// <summary>Code is loaded by path, and not always at once: the files are open as long as the process runs.</summary>
    private static readonly List<SafeFileHandle> Open = [];

    public string Make(string name, ReadOnlySpan<byte> content) => InMemory(name, content) ?? InFolder(name, content);

    internal static string? InMemory(string name, ReadOnlySpan<byte> content)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var descriptor = MakeFileInMemory(name, ClosedInChildren);
        if (descriptor < 0) return null;
        var file = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.Write(file, content, fileOffset: 0);
        lock (Open) Open.Add(file);
        var path = $"/proc/self/fd/{descriptor}";
        return File.Exists(path) ? path : null;
    }

    internal string InFolder(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(run.NewFolder("code"), name);
        File.WriteAllBytes(path, content);
        return path;
    }

    [DllImport("libc", EntryPoint = "memfd_create")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeFileInMemory([MarshalAs(UnmanagedType.LPUTF8Str)] string name, uint flags);
}
