using Holdall.Engine.DataDirectory;

namespace Holdall.Host.Plugins;

/// <summary>
/// Copies the code of an operator's plugin, which then runs from the copy: a file that is written over while code runs from it takes the process down.
/// </summary>
internal static class PluginCopy
{
    private static readonly string[] Code = [".dll", ".so", ".dylib", ".pdb", ".deps.json"];
    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, AttributesToSkip = 0, MaxRecursionDepth = 16 };

    /// <returns>The folder of the copy.</returns>
    /// <exception cref="StartFailure">A file can't be copied.</exception>
    public static string Make(string folder, string copy)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", All))
        {
            if (!IsCode(file)) continue;
            if (!UnixFiles.IsRegular(file)) throw new StartFailure($"{file} is not a regular file.");
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>Libraries may have a version behind the ending, as in <c>libx.so.1</c>.</summary>
    private static bool IsCode(string file) =>
        Array.Exists(Code, ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) || Path.GetFileName(file).Contains(".so.", StringComparison.Ordinal);
}
