using System.Reflection;
using System.Text.Json.Nodes;
using Holdall.Host.Plugins;
using Holdall.Host.Plugins.Settings;
using Holdall.Plugins.AdminUi;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;
using Holdall.Plugins.Mailer;
using Holdall.Plugins.Realtime;
using Holdall.Plugins.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Plugins;

/// <summary>What the manifests of the built-in plugins say of settings, beside the types that these are bound to.</summary>
public sealed class DeclaredSettingsTests : IAsyncLifetime
{
    private static readonly string Folder =
        typeof(DeclaredSettingsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Plugins").Value!;

    private TestApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync(
        new AdminUiPlugin(), new AuthPlugin(), new FilesPlugin(), new JsHooksPlugin(), new MailerPlugin(), new RealtimePlugin(), new TelemetryPlugin());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public void Names_types_and_limits_are_those_of_the_code()
    {
        var differences = new List<string>();
        var plugins = _app.Services.GetRequiredService<IReadOnlyList<PluginState>>();
        foreach (var plugin in plugins)
        {
            var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, plugin.Id, "plugin.json")))!;
            if (manifest["settings"] is JsonObject declared) Compare(plugin.Id, declared, SettingsSchema.Of(plugin)!, differences);
        }

        plugins.Count.ShouldBe(7);
        differences.ShouldBeEmpty();
    }

    private static void Compare(string path, JsonObject declared, JsonObject derived, List<string> differences)
    {
        var (told, known) = (declared[SettingsSchema.Properties]!.AsObject(), derived[SettingsSchema.Properties]!.AsObject());
        foreach (var (name, schema) in told)
        {
            if (known[name] is not JsonObject own) differences.Add($"{path}.{name} is not in the code");
            else if (own[SettingsSchema.Properties] is not null) Compare($"{path}.{name}", schema!.AsObject(), own, differences);
            else CompareOne($"{path}.{name}", schema!.AsObject(), own, differences);
        }

        differences.AddRange(known.Where(one => !told.ContainsKey(one.Key)).Select(one => $"{path}.{one.Key} is not declared"));
    }

    /// <summary>Code has more defaults than are worth telling, and the largest number of a type is no limit.</summary>
    private static void CompareOne(string path, JsonObject declared, JsonObject derived, List<string> differences)
    {
        foreach (var keyword in (string[])["type", "minimum", "maximum", "enum", "default"])
        {
            var (told, known) = (declared[keyword], derived[keyword]);
            if (keyword == "maximum" && told is null && known?.GetValue<double>() >= int.MaxValue) continue;
            if (keyword == "default" && told is null) continue;
            if (!JsonNode.DeepEquals(told, known)) differences.Add($"{path}: {keyword} is {told?.ToJsonString() ?? "none"}, {known?.ToJsonString() ?? "none"} in the code");
        }
    }
}
