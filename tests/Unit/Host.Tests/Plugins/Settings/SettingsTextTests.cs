using System.Text.Json;
using System.Text.Json.Nodes;
using Holdall.Host.Plugins.Settings;

namespace Holdall.Host.Tests.Plugins.Settings;

public sealed class SettingsTextTests
{
    [Theory]
    [InlineData("", """{"a": 1}""", """{"settings":{"slugs":{"a":1}}}""")]
    [InlineData("""{"plugins":{"x":true}}""", """{"a": 1}""", """{"plugins":{"x":true},"settings":{"slugs":{"a":1}}}""")]
    [InlineData("""{"Settings":{"SLUGS":{"A":5,"b":2}}}""", """{"a": 1}""", """{"Settings":{"SLUGS":{"b":2,"a":1}}}""")]
    [InlineData("""{"settings:slugs:a":5}""", """{"a": 1}""", """{"settings":{"slugs":{"a":1}}}""")]
    [InlineData("""{"settings":{"slugs:a":5,"slugs":{"b":1}}}""", """{"a": null}""", """{"settings":{"slugs":{"b":1}}}""")]
    [InlineData("""{"settings":{"slugs":{"a:b":5}}}""", """{"a": {"b": 2}}""", """{"settings":{"slugs":{"a":{"b":2}}}}""")]
    [InlineData("""{"settings":{"slugs":{"a":["x"],"a:1":"y"}}}""", """{"a": ["z"]}""", """{"settings":{"slugs":{"a":["z"]}}}""")]
    [InlineData("""{"settings":{"slugs":{"a":{"b":1,"c":2}}}}""", """{"a": {"b": null}}""", """{"settings":{"slugs":{"a":{"c":2}}}}""")]
    public void What_spells_a_setting_otherwise_goes_and_everything_else_stays(string before, string changes, string after) =>
        Minified(SettingsText.Set(before, "slugs", JsonNode.Parse(changes)!.AsObject())).ShouldBe(after);

    [Fact]
    public void Comments_are_not_lost() =>
        Should.Throw<JsonException>(() => SettingsText.Set("{ // why\n}", "slugs", new JsonObject { ["a"] = 1 }));

    private static string Minified(string json) => JsonNode.Parse(json)!.ToJsonString();
}
