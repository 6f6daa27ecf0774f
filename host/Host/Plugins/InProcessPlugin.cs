using System.Text;

namespace Holdall.Host.Plugins;

/// <summary>A plugin that an application brings along, without a folder: its manifest comes from its type.</summary>
internal static class InProcessPlugin
{
    private const string Suffix = "Plugin";

    /// <summary><c>AdminUiPlugin</c> has the id <c>admin-ui</c>.</summary>
    public static PluginState Of(IPlugin plugin)
    {
        var type = plugin.GetType();
        var name = type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;
        var version = type.Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
        var manifest = new PluginManifest
        {
            Id = Dashed(name),
            Name = name,
            Version = version,
            Contract = PluginManifest.CurrentContract,
            Assembly = type.Assembly.GetName().Name + ".dll",
        };
        return new PluginState(manifest, "") { Plugin = plugin };
    }

    private static string Dashed(string name)
    {
        var id = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && id.Length > 0) id.Append('-');
            if (char.IsAsciiLetterOrDigit(c)) id.Append(char.ToLowerInvariant(c));
        }

        return id.ToString();
    }
}
