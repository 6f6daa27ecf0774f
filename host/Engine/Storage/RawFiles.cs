using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace Holdall.Engine.Storage;

/// <summary>
/// Handles to read the files of an open database as bytes. They stay open until the last connection is closed: closing any handle of a file takes all
/// POSIX locks on it from the process, those that SQLite relies on included.
/// </summary>
internal sealed class RawFiles(string file) : IDisposable
{
    private readonly ConcurrentDictionary<string, SafeFileHandle> _handles = new(StringComparer.Ordinal);
    private readonly string[] _locked = [file, file + "-shm"];

    /// <summary>The kept handle of a file that carries locks; null for any other file.</summary>
    /// <exception cref="FileNotFoundException">It does not exist.</exception>
    public SafeFileHandle? Find(string path) => Array.IndexOf(_locked, path) < 0 ? null
        : _handles.GetOrAdd(path, static path => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

    public void Dispose()
    {
        foreach (var handle in _handles.Values) handle.Dispose();
    }
}
