using System.Runtime.InteropServices;

namespace Holdall.TestKit.App;

/// <summary>Files that nothing can be read from: whoever opens one waits for somebody who writes.</summary>
public static class NamedPipe
{
    /// <summary>Makes one, with the folders above it.</summary>
    public static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (MakeFifo(path, 0x180) != 0) throw new InvalidOperationException($"{path} can't be made.");
    }

    [DllImport("libc", EntryPoint = "mkfifo")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeFifo([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);
}
