using Holdall.Host.Plugins;

namespace Holdall.Host.Tests.Plugins;

public sealed class WarningTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Names_in_a_manifest_that_mean_nothing_are_told_with_the_nearest_one()
    {
        _folder.Write(
            "pb_plugins/slugs/plugin.json",
            """{"id":"slugs","name":"Slugs","version":"1.0.0","contract":"0.1","assembly":"None.dll","require":["auth"],"$schema":"x"}""");
        (await WarningsAsync()).ShouldBe([
            "the plugin \"slugs\" does not run: The assembly None.dll is missing.",
            "\"require\" in plugin.json of the plugin \"slugs\" means nothing; \"requires\" may be meant",
            "\"$schema\" in plugin.json of the plugin \"slugs\" means nothing",
        ]);
    }

    [Fact]
    public async Task Plugins_in_the_configuration_that_there_are_not_are_told_with_the_nearest_one()
    {
        _folder.WriteManifest("built-in/realtime", "realtime");
        _folder.Write("pb_data/holdall.json", """{"plugins":{"realtine":false,"Realtime":false,"payments":true}}""");
        (await WarningsAsync()).ShouldBe(
            [
                "the configuration names a plugin \"payments\" that there is not",
                "the configuration names a plugin \"realtine\" that there is not; \"realtime\" may be meant",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Names_in_the_configuration_that_mean_nothing_are_told_with_the_nearest_one()
    {
        _folder.WriteManifest("built-in/realtime", "realtime");
        _folder.Write(
            "pb_data/holdall.json",
            """
            {
              "plugin": {},
              "jobs": {"dashbord": "read"},
              "Settings": {
                "boxs": {"depth": 1}, "realtime": {"replai": 3},
                "boxes": {"dept": 1, "Label": "x", "labels": ["a"], "sizes": {"any": 1}, "lid": {"colour": "red", "color": "red"}, "depth": 1}
              }
            }
            """);
        (await WarningsAsync(new BoxesPlugin())).Where(static warning => !warning.Contains("does not run")).ShouldBe(
            [
                "\"plugin\" in the configuration means nothing; \"plugins\" may be meant",
                "\"jobs.dashbord\" in the configuration means nothing; \"dashboard\" may be meant",
                "\"settings.boxs\" in the configuration means nothing; \"boxes\" may be meant",
                "\"settings.boxes.dept\" in the configuration means nothing; \"depth\" may be meant",
                "\"settings.boxes.lid.colour\" in the configuration means nothing; \"color\" may be meant",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task What_can_not_be_read_to_its_end_is_told_and_left_alone()
    {
        NamedPipe.Make(_folder.At("pb_data", "holdall.json"));
        NamedPipe.Make(_folder.At("pb_plugins", "one", "plugin.json"));
        _folder.WithCompiled("json-new");
        NamedPipe.Make(_folder.At("pb_plugins", "json-new", "more.dll"));

        (await WarningsAsync()).ShouldBe(
            [
                "the plugin \"one\" does not run: plugin.json is not a regular file.",
                $"the plugin \"json-new\" does not run: {_folder.At("pb_plugins", "json-new", "more.dll")} is not a regular file.",
                $"{_folder.At("pb_data", "holdall.json")} is not read, since it is not a regular file",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("asd", "auth", null)]
    [InlineData("aut", "auth", "auth")]
    [InlineData("mialer", "mailer", "mailer")]
    [InlineData("x", "y", null)]
    public void The_nearest_name_is_one_that_differs_in_few_letters(string name, string known, string? nearest) =>
        NearestName.Of(name, [known, "something-else"]).ShouldBe(nearest);

    private async Task<IEnumerable<string>> WarningsAsync(params IPlugin[] inProcess) =>
        PluginWarnings.Of(_folder.Launch(), await LoadingTests.ActivateAsync(_folder, inProcess)).ToList();

    private sealed class BoxesPlugin : IPlugin
    {
        public void Configure(PluginBuilder plugin) => plugin.AddSettings<BoxSettings>("boxes");
    }

    private sealed class BoxSettings
    {
        public int Depth { get; set; }

        public string Label { get; set; } = "";

        public List<string> Labels { get; } = [];

        public Dictionary<string, int> Sizes { get; set; } = [];

        public LidSettings Lid { get; set; } = new();
    }

    private sealed class LidSettings
    {
        public string Color { get; set; } = "";
    }
}
