using System.Runtime.InteropServices;

namespace Holdall.Host.Packaging;

/// <summary>The native SQLite in the single file.</summary>
internal static class SqliteLibrary
{
    private const string Name = "e_sqlite3";
    private const string Folder = "native/";

    private static int _isUsed;

    /// <summary>Lets the driver find it. Does nothing unless the program is one file.</summary>
    public static void Use(CodeFiles files)
    {
        if (!SingleFile.IsRunning || Interlocked.Exchange(ref _isUsed, 1) == 1) return;
        var library = new Lazy<nint>(() => Load(files));
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, (name, _, _) => name == Name ? library.Value : 0);
    }

    private static nint Load(CodeFiles files)
    {
        var path = SingleFile.Paths.Single(path => path.StartsWith(Folder, StringComparison.Ordinal));
        return NativeLibrary.Load(files.Make(path[Folder.Length..], SingleFile.Read(path)));
    }
}
