using Holdall.Host.Commands;

namespace Holdall.Host.Plugins;

/// <summary>Which plugins an operator wants: <c>holdall.json</c>, then the environment, then the command line, which is the strongest.</summary>
internal sealed class PluginSelection
{
    public const string Section = "plugins";

    private readonly Dictionary<string, bool> _configured = new(StringComparer.OrdinalIgnoreCase);
    private readonly LaunchOptions _launch;

    /// <exception cref="StartFailure">A switch is neither true nor false.</exception>
    public PluginSelection(IConfiguration configuration, LaunchOptions launch)
    {
        _launch = launch;
        var section = configuration.GetSection(Section);
        if (section.Value is { Length: > 0 }) throw new StartFailure($"\"{Section}\" in the configuration must be an object of plugin ids with true or false.");
        foreach (var item in section.GetChildren())
        {
            if (!bool.TryParse(item.Value, out var on)) throw new StartFailure($"\"{Section}:{item.Key}\" in the configuration must be true or false.");
            _configured[IdOf(item)] = on;
        }
    }

    /// <summary>The ids that the configuration names.</summary>
    public static IEnumerable<string> ConfiguredIds(IConfiguration configuration) => configuration.GetSection(Section).GetChildren().Select(IdOf);

    /// <summary>The id that a name in the configuration means. Most shells can't set variables with a dash in their names.</summary>
    public static string IdOf(string key) => key.Replace('_', '-');

    public bool IsWanted(string id) => ReasonOff(id) is null;

    /// <exception cref="StartFailure">The command line names a plugin that there is not.</exception>
    public IReadOnlyList<PluginState> Apply(IReadOnlyList<PluginState> plugins)
    {
        foreach (var id in _launch.Without.Concat(_launch.Plugins ?? []))
        {
            if (!plugins.Any(p => p.Id == id)) throw new StartFailure($"there is no plugin \"{id}\"");
        }

        return [.. plugins.Select(p => p.IsActive && ReasonOff(p.Id) is { } reason ? p.Refuse(PluginStatus.Disabled, reason) : p)];
    }

    private static string IdOf(IConfigurationSection item) => IdOf(item.Key);

    private string? ReasonOff(string id)
    {
        if (_launch.Without.Contains(id)) return "Switched off by --without.";
        if (_launch.Plugins is not null) return _launch.Plugins.Contains(id) ? null : "Not among --plugins.";
        return _configured.GetValueOrDefault(id, true) ? null : "Switched off by the configuration.";
    }
}
