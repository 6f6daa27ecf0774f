using System.ComponentModel.DataAnnotations;
using System.Text;
using Holdall.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Holdall.Abstractions.Tests.Settings;

public sealed class SettingsCheckTests
{
    private enum Shape
    {
        Round,
        Square,
    }

    [Theory]
    [InlineData("""{"depth":"deep"}""", "settings.boxes.depth must be a whole number from 1 to 10, not \"deep\".")]
    [InlineData("""{"depth":11}""", "settings.boxes.depth must be a whole number from 1 to 10, not \"11\".")]
    [InlineData("""{"depth":1.5}""", "settings.boxes.depth must be a whole number from 1 to 10, not \"1.5\".")]
    [InlineData("""{"depth":[3]}""", "settings.boxes.depth must be a whole number from 1 to 10, not a list or an object.")]
    [InlineData("""{"weight":-1}""", "settings.boxes.weight must be a whole number, 1 or more, not \"-1\".")]
    [InlineData("""{"weight":99999999999999999999}""", "settings.boxes.weight must be a whole number, 1 or more, not \"99999999999999999999\".")]
    [InlineData("""{"open":"yes"}""", "settings.boxes.open must be true or false, not \"yes\".")]
    [InlineData("""{"shape":"oval"}""", "settings.boxes.shape must be \"round\" or \"square\", not \"oval\".")]
    [InlineData("""{"shape":"7"}""", "settings.boxes.shape must be \"round\" or \"square\", not \"7\".")]
    [InlineData("""{"colour":"green"}""", "settings.boxes.colour must be \"red\", \"blue\" or \"\", not \"green\".")]
    [InlineData("""{"label":"ab"}""", "settings.boxes.label must be a text of 3 characters or more, not \"ab\".")]
    [InlineData("""{"wait":"soon"}""", "settings.boxes.wait must be a time such as \"00:00:30\", more than 00:00:00, not \"soon\".")]
    [InlineData("""{"wait":"00:00:00"}""", "settings.boxes.wait must be a time such as \"00:00:30\", more than 00:00:00, not \"00:00:00\".")]
    [InlineData("""{"ratio":"x"}""", "settings.boxes.ratio must be a number from 0 to 1, not \"x\".")]
    [InlineData("""{"labels":"a"}""", "settings.boxes.labels must be a list of JSON, not \"a\".")]
    [InlineData("""{"labels":{"first":"a"}}""", "settings.boxes.labels.first stands in a list, where nothing has a name.")]
    [InlineData("""{"sizes":{"small":"tiny"}}""", "settings.boxes.sizes.small must be a whole number, not \"tiny\".")]
    [InlineData("""{"sizes":3}""", "settings.boxes.sizes must be an object of JSON, not \"3\".")]
    [InlineData("""{"lid":"none"}""", "settings.boxes.lid must be an object of JSON, not \"none\".")]
    [InlineData("""{"lid":{"thickness":"thin"}}""", "settings.boxes.lid.thickness must be a whole number, not \"thin\".")]
    [InlineData("""{"openToken":"not to be shown"}""", "settings.boxes.openToken must be a text of 32 characters or more.")]
    [InlineData("""{"depth":0,"open":2}""", "settings.boxes.depth must be a whole number from 1 to 10, not \"0\". settings.boxes.open must be true or false, not \"2\".")]
    public void A_value_that_can_not_be_is_told_with_what_it_is_and_what_may_be(string written, string reason) =>
        Should.Throw<SettingsException>(() => Builder(written).AddSettings<Boxes>("boxes")).Message.ShouldBe(reason);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"depth":10,"weight":"20000000000","open":"True","shape":"SQUARE","colour":"","wait":"1.00:00:00","ratio":null,"anything":{"a":1}}""")]
    [InlineData("""{"labels":[],"sizes":{},"lid":{},"label":null,"unknown":"told elsewhere"}""")]
    public void What_can_be_is_taken(string written) => Builder(written).ReadSettings<Boxes>("boxes").ShouldNotBeNull();

    [Fact]
    public void Settings_are_read_over_what_they_are_at_first_and_null_counts_as_not_written()
    {
        var builder = Builder("""{"depth":7,"label":null,"labels":["a","b"],"lid":{"thickness":2}}""");

        var read = builder.ReadSettings<Boxes>("boxes");
        var given = builder.Services.BuildServiceProvider().GetRequiredService<IOptions<Boxes>>().Value;

        foreach (var boxes in (Boxes[])[read, given])
        {
            (boxes.Depth, boxes.Label, boxes.Weight, boxes.Lid.Thickness).ShouldBe((7, "plain", 1, 2));
            boxes.Labels.ShouldBe(["a", "b"]);
        }
    }

    private static PluginBuilder Builder(string written)
    {
        var json = new MemoryStream(Encoding.UTF8.GetBytes($$$"""{"settings":{"boxes":{{{written}}}}}"""));
        var manifest = new PluginManifest { Id = "boxes", Name = "Boxes", Version = "1", Contract = "0.1", Assembly = "x.dll" };
        return new PluginBuilder(manifest, "", "", new ConfigurationBuilder().AddJsonStream(json).Build());
    }

    private sealed class Boxes
    {
        [Range(1, 10)]
        public int Depth { get; set; } = 1;

        [Range(1, double.MaxValue)]
        public long Weight { get; set; } = 1;

        public bool Open { get; set; }

        public Shape Shape { get; set; }

        [AllowedValues("red", "blue", "")]
        public string Colour { get; set; } = "";

        [MinLength(3)]
        public string Label { get; set; } = "plain";

        [MinLength(32)]
        public string OpenToken { get; set; } = "";

        [Range(typeof(TimeSpan), "00:00:00", "10675199.02:48:05.4775807", MinimumIsExclusive = true)]
        public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(1);

        [Range(0, 1)]
        public double? Ratio { get; set; }

        public List<string> Labels { get; } = [];

        public Dictionary<string, int> Sizes { get; set; } = [];

        public object? Anything { get; set; }

        public Lid Lid { get; } = new();
    }

    private sealed class Lid
    {
        public int Thickness { get; set; }
    }
}
