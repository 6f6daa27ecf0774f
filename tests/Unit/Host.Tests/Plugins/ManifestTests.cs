using Holdall.Host.Plugins;

namespace Holdall.Host.Tests.Plugins;

public sealed class ManifestTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private PluginState Read(string id) => ManifestReader.Read(_folder.At("pb_plugins", id));

    [Theory]
    [InlineData("{", "can't be read")]
    [InlineData("null", "is empty")]
    [InlineData("[]", "can't be read")]
    [InlineData("""{"id":"one"}""", "can't be read")]
    [InlineData("""{"id":null,"name":"x","version":"1","contract":"0.1","assembly":"a.dll"}""", "can't be read")]
    public void A_malformed_manifest_is_refused(string json, string reason)
    {
        _folder.Write("pb_plugins/one/plugin.json", json);

        Read("one").Status.ShouldBe(PluginStatus.Incompatible);
        Read("one").Reason.ShouldContain(reason);
        Read("one").Id.ShouldBe("one");
    }

    [Fact]
    public void A_manifest_that_is_a_pipe_or_a_device_is_refused_without_being_read()
    {
        NamedPipe.Make(_folder.At("pb_plugins", "pipe", "plugin.json"));
        Directory.CreateDirectory(_folder.At("pb_plugins", "device"));
        File.CreateSymbolicLink(_folder.At("pb_plugins", "device", "plugin.json"), "/dev/zero");
        Directory.CreateDirectory(_folder.At("pb_plugins", "folder", "plugin.json"));

        foreach (var id in (string[])["pipe", "device", "folder"]) Read(id).Reason.ShouldBe("plugin.json is not a regular file.");
        PluginCatalogue.Find(_folder.Launch(), []).Select(plugin => plugin.Id).ShouldBe(["device", "folder", "pipe"]);
    }

    [Fact]
    public void A_manifest_may_be_a_link_to_a_file()
    {
        _folder.WriteManifest("elsewhere", "one");
        Directory.CreateDirectory(_folder.At("pb_plugins", "one"));
        File.CreateSymbolicLink(_folder.At("pb_plugins", "one", "plugin.json"), _folder.At("elsewhere", "plugin.json"));

        Read("one").IsActive.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"dashboard":[{"id":"A","title":"x","module":"a.js"}]}""", "The id \"A\" of a page")]
    [InlineData("""{"dashboard":[{"id":"a","title":" ","module":"a.js"}]}""", "has no title")]
    [InlineData("""{"dashboard":[{"id":"a","title":"x","module":"../a.js"}]}""", "The module of the page \"a\"")]
    [InlineData("""{"dashboard":[{"id":"a","title":"x","module":"https://example.com/a.js"}]}""", "The module of the page \"a\"")]
    [InlineData("""{"dashboard":[{"id":"a","title":"x","module":"a.html"}]}""", "The module of the page \"a\"")]
    [InlineData("""{"dashboard":[{"id":"a","title":"x","module":"a.js"},{"id":"a","title":"y","module":"b.js"}]}""", "Two pages")]
    [InlineData("""{"settings":{"properties":{"a":{"type":"text"}}}}""", "settings in plugin.json: the type of \"a\"")]
    public void Pages_and_settings_that_the_dashboard_could_not_show_are_told(string member, string reason)
    {
        _folder.Write("pb_plugins/one/plugin.json", $$"""{"id":"one","name":"x","version":"1","contract":"0.1","assembly":"a.dll",{{member[1..]}}""");

        Read("one").Status.ShouldBe(PluginStatus.Incompatible);
        Read("one").Reason.ShouldContain(reason);
    }

    [Fact]
    public void Pages_are_those_of_a_plugin_that_runs()
    {
        _folder.Write(
            "pb_plugins/one/plugin.json",
            """{"id":"one","name":"x","version":"1","contract":"0.1","assembly":"a.dll","dashboard":[{"id":"a","title":"A","module":"pages/a.mjs"}]}""");

        PluginPages.Of(Read("one")).ShouldBe([new DashboardPage { Id = "a", Title = "A", Module = "pages/a.mjs" }]);
        PluginPages.Of(Read("one").Refuse(PluginStatus.Disabled, "")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0.1", true)]
    [InlineData("0.0", true)]
    [InlineData("0.2", false)]
    [InlineData("1.0", false)]
    [InlineData("1", false)]
    [InlineData(">=0.1", false)]
    public void A_contract_fits_with_the_same_major_and_no_newer_minor_version(string contract, bool fits)
    {
        _folder.WriteManifest("pb_plugins/one", "one", contract);

        Read("one").Status.ShouldBe(fits ? PluginStatus.Active : PluginStatus.Incompatible);
    }

    [Fact]
    public void The_id_must_be_the_name_of_the_folder()
    {
        _folder.WriteManifest("pb_plugins/one", "other");

        Read("one").Reason.ShouldContain("\"other\"");
    }

    [Fact]
    public void An_assembly_must_lie_in_the_folder()
    {
        _folder.Write("pb_plugins/one/plugin.json", """{"id":"one","name":"x","version":"1","contract":"0.1","assembly":"../a.dll"}""");

        Read("one").Status.ShouldBe(PluginStatus.Incompatible);
    }

    [Fact]
    public void Of_two_plugins_with_the_same_id_the_built_in_one_counts()
    {
        _folder.WriteManifest("built-in/one", "one");
        _folder.WriteManifest("pb_plugins/one", "one");

        var found = PluginCatalogue.Find(_folder.Launch(), []);

        found.Select(p => p.Status).ShouldBe([PluginStatus.Active, PluginStatus.Incompatible]);
        found[1].Reason.ShouldContain(_folder.BuiltIn);
    }
}
