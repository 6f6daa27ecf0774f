namespace Holdall.Host;

/// <summary>Folders beside the data directory that the server can do without.</summary>
internal static class Unreadable
{
    /// <summary>Why a folder can't be looked into; null when it can, or is not there.</summary>
    public static string? Reason(string folder)
    {
        try
        {
            using var entries = Directory.EnumerateFileSystemEntries(folder).GetEnumerator();
            entries.MoveNext();
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return e.Message;
        }
    }
}
