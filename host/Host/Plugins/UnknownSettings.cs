using System.Collections;
using System.Reflection;
using Holdall.Host.Commands;
using Holdall.Host.Jobs.Dashboard;

namespace Holdall.Host.Plugins;

/// <summary>Names in the configuration that nobody reads: a setting that is misspelt should not be taken for one that is in force.</summary>
internal static class UnknownSettings
{
    private static readonly string[] Sections = [PluginSelection.Section, HostConfiguration.SettingsSection, HostConfiguration.JobsSection];

    /// <summary>One line for each.</summary>
    public static IEnumerable<string> Warnings(LaunchOptions launch, IReadOnlyList<PluginState> plugins)
    {
        // The environment has variables of other purposes at its top.
        foreach (var section in HostConfiguration.ReadFile(launch).GetChildren())
        {
            if (!Sections.Contains(section.Key, StringComparer.OrdinalIgnoreCase)) yield return Nothing(section, Sections);
        }

        var written = HostConfiguration.ReadWritten(launch);
        foreach (var warning in In(written.GetSection(HostConfiguration.JobsSection), [typeof(JobsDashboardSettings)])) yield return warning;
        var known = plugins.SelectMany(static plugin => plugin.Contributions?.Settings ?? [])
            .ToLookup(static settings => settings.Section, static settings => settings.Type, StringComparer.OrdinalIgnoreCase);
        string[] names = [.. known.Select(static section => section.Key).Union(plugins.Select(static plugin => plugin.Id), StringComparer.OrdinalIgnoreCase)];
        foreach (var section in written.GetSection(HostConfiguration.SettingsSection).GetChildren())
        {
            if (!names.Contains(section.Key, StringComparer.OrdinalIgnoreCase)) yield return Nothing(section, names);
            // A plugin that is off, or reads its section in its own way, is the only one to know.
            else if (known.Contains(section.Key))
            {
                foreach (var warning in In(section, [.. known[section.Key]])) yield return warning;
            }
        }
    }

    private static IEnumerable<string> In(IConfigurationSection section, IReadOnlyList<Type> types)
    {
        PropertyInfo[] properties =
            [.. types.SelectMany(static type => type.GetProperties()).Where(static property => property.CanWrite || IsList(property.PropertyType))];
        string[] names = [.. properties.Select(static property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..])];
        foreach (var child in section.GetChildren())
        {
            var i = Array.FindIndex(names, name => name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (i < 0)
            {
                yield return Nothing(child, names);
                continue;
            }

            var type = properties[i].PropertyType;
            if (IsList(type)) continue;
            foreach (var warning in In(child, type.IsClass && type != typeof(string) ? [type] : [])) yield return warning;
        }
    }

    /// <summary>Whether it takes any name; what there is of it may be added to.</summary>
    private static bool IsList(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable));

    private static string Nothing(IConfigurationSection section, IReadOnlyList<string> known) =>
        $"\"{section.Path.Replace(':', '.')}\" in the configuration means nothing{NearestName.Hint(section.Key, known)}";
}
