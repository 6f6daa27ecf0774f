using Holdall.Engine.Storage;

namespace Holdall.Host.Commands;

/// <summary>For commands that have nothing to do where there is no data: a misspelt <c>--dir</c> should not be answered with an empty directory.</summary>
internal static class ExistingData
{
    /// <exception cref="StartFailure">There is no data directory.</exception>
    public static void ThrowIfMissing(LaunchOptions launch)
    {
        var folder = launch.DataFolder;
        if (File.Exists(Path.Combine(folder, Databases.MainFile))) return;
        throw new StartFailure(
            Directory.Exists(folder) ? $"{folder} is no data directory: there is no {Databases.MainFile} in it." : $"There is no data directory {folder}.");
    }
}
