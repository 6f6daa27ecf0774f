using System.Buffers;
using System.Text;
using Holdall.Engine.Fields.Formats;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>
/// Which installation a data directory is: a random name, made when it is first needed. It stays when a backup is restored, and is in none.
/// </summary>
internal sealed class Installation(string dataDirectory)
{
    private const int Length = 24;

    private static readonly SearchValues<char> Letters = SearchValues.Create(Ids.LowerLettersAndDigits);

    private readonly string _path = Path.Combine(dataDirectory, DataDirectoryEntries.Run, "installation");

    /// <summary>Whether a text is such a name.</summary>
    public static bool IsName(string text) => text.Length == Length && !text.AsSpan().ContainsAnyExcept(Letters);

    /// <summary>Its name; null while it has none.</summary>
    /// <exception cref="InvalidDataException">What lies there is none.</exception>
    public string? Find()
    {
        if (!File.Exists(_path)) return null;
        var name = File.ReadAllText(_path).Trim();
        return IsName(name) ? name : throw new InvalidDataException($"{_path} is not the name of an installation. Without this file the data directory gets another one.");
    }

    /// <summary>Its name, which it has from now on.</summary>
    /// <exception cref="InvalidDataException">What lies there is none.</exception>
    public string FindOrMake()
    {
        if (Find() is { } name) return name;
        Become(Ids.Random(Length, Ids.LowerLettersAndDigits));
        return Find()!;
    }

    /// <summary>It goes on as the installation of this name.</summary>
    public void Become(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var pending = _path + ".tmp";
        using (var file = new FileStream(pending, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(Encoding.ASCII.GetBytes(name + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(pending, _path, overwrite: true);
    }
}
