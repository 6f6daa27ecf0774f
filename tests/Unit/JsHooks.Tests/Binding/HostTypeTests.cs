using Holdall.Plugins.JsHooks.Binding;
using Holdall.Plugins.JsHooks.Errors;

namespace Holdall.Plugins.JsHooks.Tests.Binding;

/// <summary>Objects of the host in the hands of scripts.</summary>
public sealed class HostTypeTests
{
    private static readonly HostType<Box> Boxes = new HostType<Box>("Box")
        .Property("label", box => box.Label, (box, a) => box.Label = a.Text(0))
        .Property("size", box => box.Size)
        .Property("items", box => box.Items)
        .Property("notes", box => box.Notes)
        .Method("add", (box, a) => box.Size + a.Integer(0))
        .Action("fail", (_, _) => throw new InvalidOperationException("the box is stuck"))
        .AsText(box => "box " + box.Label);

    [Theory]
    [InlineData("(out, box) => out.take(box.label)", "\"a\"")]
    [InlineData("(out, box) => out.take(typeof box.nothing)", "\"undefined\"")]
    [InlineData("(out, box) => { box.label = 12; out.take(box.label) }", "\"12\"")]
    [InlineData("(out, box) => out.take(box.add())", "3")]
    [InlineData("(out, box) => out.take(box.add(2, 99))", "5")]
    [InlineData("(out, box) => out.take(`${box}`)", "\"box a\"")]
    [InlineData("(out, box) => { try { box.nothing = 1 } catch (e) { out.take(e.name) } }", "\"TypeError\"")]
    [InlineData("(out, box) => { try { box.size = 1 } catch (e) { out.take(e.name) } }", "\"TypeError\"")]
    [InlineData("(out, box) => { try { box.fail() } catch (e) { out.take(String(e) + (e instanceof Error)) } }", "\"GoError: the box is stucktrue\"")]
    [InlineData("(out, box) => out.take(box.items.map((x) => x + '!'))", "[\"x!\",\"y!\"]")]
    [InlineData("(out, box) => out.take(this === undefined)", "true")]
    [InlineData("async (out, box) => { await null; out.take(1) }", "1")]
    [InlineData("(out, box) => out.take(JSON.stringify({box}))", "\"{\\\"box\\\":{\\\"label\\\":\\\"a\\\",\\\"size\\\":3,\\\"items\\\":[\\\"x\\\",\\\"y\\\"],\\\"notes\\\":{\\\"k\\\":1}}}\"")]
    public async Task Scripts_see_what_the_table_says(string script, string expected) => (await RunAsync(script, new Box())).ShouldBe(expected);

    [Fact]
    public async Task What_a_script_changes_in_a_list_or_map_is_changed_in_the_host()
    {
        var box = new Box();

        await RunAsync("(out, box) => { box.items.push('z'); box.items[0] = 'w'; box.notes.more = [1]; delete box.notes.k }", box);

        box.Items.ShouldBe(["w", "y", "z"]);
        box.Notes.Keys.ShouldBe(["more"]);
    }

    [Fact]
    public async Task An_error_of_the_host_comes_back_as_the_same_error()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(RunAsync("(out, box) => { try { box.fail() } catch (e) { throw e } }", new Box()));

        failure.Message.ShouldBe("the box is stuck");
    }

    [Fact]
    public async Task An_error_of_a_script_names_file_and_line()
    {
        var failure = await Should.ThrowAsync<ScriptException>(RunAsync("(out, box) => {\n  missing()\n}", new Box()));

        failure.Message.ShouldContain("ReferenceError: missing is not defined");
        failure.Message.ShouldContain("test.pb.js:2:");
    }

    private static Task<string?> RunAsync(string script, Box box) => new Scripts([Boxes, Scripts.Taker.Table]).RunAsync(script, box);

    private sealed class Box
    {
        public string Label { get; set; } = "a";

        public int Size { get; } = 3;

        public List<string> Items { get; } = ["x", "y"];

        public Dictionary<string, object?> Notes { get; } = new() { ["k"] = 1L };
    }
}
