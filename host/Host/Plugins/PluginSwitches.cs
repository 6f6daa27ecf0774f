using System.Text.Json;
using Holdall.Engine.DataDirectory;
using Holdall.Host.Commands;
using Holdall.Http;

namespace Holdall.Host.Plugins;

/// <summary>Which plugins the next start wants. A switch is written to <c>holdall.json</c>, where an operator would write it by hand.</summary>
internal sealed class PluginSwitches(LaunchOptions launch, IReadOnlyList<PluginState> plugins)
{
    private readonly Lock _lock = new();

    private string FilePath => HostConfiguration.PathOf(launch);

    /// <exception cref="ApiException">The configuration is no longer one that a server could start with.</exception>
    public IReadOnlyList<PluginAnswer> Describe(IReadOnlyList<PluginState> chosen)
    {
        var (selection, written) = Read();
        return [.. chosen.Select(plugin => new PluginAnswer(
            plugin, selection.IsWanted(plugin.Id), FindStronger(plugin.Id), written.GetSection($"settings:{plugin.Id}").Exists(),
            PluginLosses.Of(plugin.Id, plugins)))];
    }

    /// <exception cref="ApiException">The file can't be changed without a loss, or not at all.</exception>
    public void Write(string id, bool isOn)
    {
        lock (_lock)
        {
            _ = Read();
            try
            {
                Replace(PluginSwitchText.Set(Current(), id, isOn));
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

    private string? FindStronger(string id)
    {
        if (launch.Plugins is not null || launch.Without.Contains(id)) return "the command line";
        var named = PluginSelection.ConfiguredIds(HostConfiguration.ReadEnvironment());
        return named.Contains(id, StringComparer.OrdinalIgnoreCase) ? "the environment" : null;
    }

    private (PluginSelection Selection, IConfiguration Written) Read()
    {
        try
        {
            return (new PluginSelection(HostConfiguration.Read(launch), launch), HostConfiguration.ReadWritten(launch));
        }
        catch (StartFailure e)
        {
            throw ApiException.BadRequest(e.Message, cause: e);
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
