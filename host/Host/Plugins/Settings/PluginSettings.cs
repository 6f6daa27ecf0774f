using System.Text.Json;
using System.Text.Json.Nodes;
using Holdall.Host.Commands;
using Holdall.Http;

namespace Holdall.Host.Plugins.Settings;

/// <summary>The settings of plugins in <c>holdall.json</c>, read and changed by superusers. They are in force from the next start on.</summary>
internal sealed class PluginSettings(LaunchOptions launch, IReadOnlyList<PluginState> plugins, ConfigurationFile file)
{
    private static readonly FieldError Decided = new(
        "validation_decided_elsewhere", "It is set in the environment or on the command line, which is stronger than the file.");

    private readonly IConfiguration _started = HostConfiguration.Read(launch);

    public Task ReadAsync(RequestContext request)
    {
        var (plugin, schema) = Find(request.Route("id"));
        return AnswerAsync(request, plugin, schema);
    }

    public async Task ChangeAsync(RequestContext request)
    {
        var (plugin, schema) = Find(request.Route("id"));
        var changes = JsonSerializer.SerializeToNode((await request.ReadBodyAsync()).Values)!.AsObject();
        Unmask(schema, changes);
        var check = new SchemaCheck();
        check.Check(schema, changes, []);
        foreach (var path in Stronger(plugin, schema).Keys)
        {
            if (Names(changes, path)) check.Errors.Add(path, Decided);
        }

        check.Errors.ThrowIfAny("The settings are not valid.");
        if (changes.Count > 0)
        {
            file.Change(text =>
            {
                var changed = SettingsText.Set(text, plugin.Id, changes);
                SettingsTrial.ThrowIfRefused(plugin, HostConfiguration.With(launch, changed));
                return changed;
            });
        }

        await AnswerAsync(request, plugin, schema);
    }

    private (PluginState Plugin, JsonObject Schema) Find(string id)
    {
        var plugin = plugins.FirstOrDefault(one => one.Id == id) ?? throw ApiException.NotFound("Missing or unknown plugin.");
        return (plugin, SettingsSchema.Of(plugin) ?? throw ApiException.NotFound($"The plugin \"{id}\" does not say which settings it has."));
    }

    private Task AnswerAsync(RequestContext request, PluginState plugin, JsonObject schema)
    {
        var section = SectionOf(plugin.Id);
        var next = file.Read().GetSection(section);
        var answer = new JsonObject
        {
            ["schema"] = schema,
            ["values"] = SettingsValues.Read(schema, next),
            ["fixed"] = new JsonObject(Stronger(plugin, schema).Select(static one => KeyValuePair.Create<string, JsonNode?>(one.Key, one.Value))),
            ["restartNeeded"] = !Flat(next).SequenceEqual(Flat(_started.GetSection(section))),
        };
        return request.JsonAsync(StatusCodes.Status200OK, answer, static (json, value) => value.WriteTo(json));
    }

    /// <summary>What is stronger than the file, by the path of the setting.</summary>
    private SortedDictionary<string, string> Stronger(PluginState plugin, JsonObject schema)
    {
        var line = new ConfigurationBuilder().AddInMemoryCollection(launch.Settings).Build();
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var section = SectionOf(plugin.Id);
        foreach (var path in SettingsValues.Paths(schema, HostConfiguration.ReadEnvironment().GetSection(section))) found[path] = "the environment";
        foreach (var path in SettingsValues.Paths(schema, line.GetSection(section))) found[path] = "the command line";
        return found;
    }

    /// <summary>A secret that comes back as it was shown stays as it is.</summary>
    private static void Unmask(JsonObject schema, JsonObject changes)
    {
        foreach (var (name, value) in changes.ToArray())
        {
            if (SettingsSchema.Find(schema, name) is not { } own) continue;
            if (value is JsonObject inner) Unmask(SettingsSchema.IsSecret(own) ? SettingsValues.Masked(own) : own, inner);
            else if (SettingsSchema.IsSecret(own) && SettingsValues.IsMask(value)) changes.Remove(name);
        }
    }

    private static bool Names(JsonObject changes, string path)
    {
        JsonNode? node = changes;
        foreach (var name in path.Split('.'))
        {
            if (node is not JsonObject group || !group.TryGetPropertyValue(name, out node)) return false;
        }

        return true;
    }

    private static string SectionOf(string plugin) => $"{HostConfiguration.SettingsSection}:{plugin}";

    private static IEnumerable<(string, string?)> Flat(IConfiguration section) =>
        section.AsEnumerable().Where(static one => one.Value is not null).Select(static one => (one.Key.ToUpperInvariant(), one.Value)).Order();
}
