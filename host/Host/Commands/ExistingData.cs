using Holdall.Engine.DataDirectory;
using Holdall.Engine.Storage;

namespace Holdall.Host.Commands;

/// <summary>For commands that have nothing to do where there is no data: a misspelt <c>--dir</c> should not be answered with an empty directory.</summary>
internal static class ExistingData
{
    /// <exception cref="StartFailure">There is no data directory.</exception>
    public static void ThrowIfMissing(LaunchOptions launch)
    {
        if (!IsMissing(launch)) return;
        var folder = launch.DataFolder;
        throw new StartFailure(
            Directory.Exists(folder) ? $"{folder} is no data directory: there is no {Databases.MainFile} in it." : $"There is no data directory {folder}.");
    }

    public static bool IsMissing(LaunchOptions launch) => !File.Exists(Path.Combine(launch.DataFolder, Databases.MainFile));

    /// <summary>
    /// Root works on the data of a service as the user of that service, which else could not use what root has made. A server runs as whom it was started.
    /// </summary>
    /// <returns>What to tell the operator; null when there is nothing to tell.</returns>
    public static string? ActAsOwner(LaunchOptions launch)
    {
        var file = Path.Combine(launch.DataFolder, Databases.MainFile);
        if (UnixFiles.ActAsOwnerOf(File.Exists(file) ? file : launch.DataFolder)) return null;
        return $"{launch.DataFolder} belongs to another user, who can't run this program: what the command makes there belongs to root, and the server of that user "
            + "can't use it. Put the program where that user can read it, and run the command as that user.";
    }
}
