using System.Text.Json;
using Holdall.Engine.DataDirectory;
using Holdall.Host.Commands;
using Holdall.Http;

namespace Holdall.Host.Plugins.Settings;

/// <summary><c>holdall.json</c> of the data directory, changed by requests of superusers, one after the other.</summary>
internal sealed class ConfigurationFile(LaunchOptions launch)
{
    private readonly Lock _lock = new();

    private string FilePath => HostConfiguration.PathOf(launch);

    /// <summary>What the next start would read: the file, the environment and the command line.</summary>
    /// <exception cref="ApiException">A server could not start with it.</exception>
    public IConfiguration Read()
    {
        try
        {
            return HostConfiguration.Read(launch);
        }
        catch (StartFailure e)
        {
            throw ApiException.BadRequest(e.Message, cause: e);
        }
    }

    /// <param name="change">Makes the new text from the old one, which is empty where there is no file. It throws what it refuses with.</param>
    /// <exception cref="ApiException">The file can't be changed without a loss, or not at all.</exception>
    public void Change(Func<string, string> change)
    {
        lock (_lock)
        {
            _ = Read();
            try
            {
                Replace(change(Current()));
            }
            catch (JsonException e)
            {
                throw ApiException.BadRequest($"{FilePath} has comments or trailing commas, which would be lost: change it by hand.", cause: e);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw ApiException.BadRequest($"{FilePath} can't be written: {e.Message}", cause: e);
            }
        }
    }

    private string Current()
    {
        if (!Path.Exists(FilePath)) return "";
        return UnixFiles.IsRegular(FilePath) ? File.ReadAllText(FilePath) : throw new IOException("It is not a regular file.");
    }

    /// <summary>Whoever reads the file meanwhile gets the old text or the new one.</summary>
    private void Replace(string text)
    {
        var target = File.Exists(FilePath) && File.ResolveLinkTarget(FilePath, returnFinalTarget: true) is { } linked ? linked.FullName : FilePath;
        var temporary = target + ".tmp";
        File.WriteAllText(temporary, text);
        if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
        File.Move(temporary, target, overwrite: true);
    }
}
