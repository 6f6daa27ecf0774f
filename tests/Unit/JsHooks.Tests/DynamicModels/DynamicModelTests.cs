using Holdall.Plugins.JsHooks.Tests.Globals;

namespace Holdall.Plugins.JsHooks.Tests.DynamicModels;

public sealed class DynamicModelTests
{
    [Theory]
    [InlineData("m.s = 5; return m.s", "\"5\"")]
    [InlineData("m.s = true; return m.s", "\"true\"")]
    [InlineData("m.s = null; return m.s", "\"\"")]
    [InlineData("m.n = 5.7; return m.n", "5")]
    [InlineData("m.n = '12'; return m.n", "12")]
    [InlineData("m.n = true; return m.n", "1")]
    [InlineData("m.n = 'x'; return m.n", "0")]
    [InlineData("m.n = Infinity; return m.n", "0")]
    [InlineData("m.f = '1.5'; return m.f", "1.5")]
    [InlineData("m.b = 'x'; return m.b", "true")]
    [InlineData("m.b = ''; return m.b", "false")]
    [InlineData("m.b = 0; return m.b", "false")]
    [InlineData("m.o = null; return m.o", "null")]
    [InlineData("m.o = '3'; return m.o", "3")]
    [InlineData("m.Big = 4; return m.big", "\"4\"")]
    [InlineData("m.big = 4; return m.Big", "\"4\"")]
    [InlineData("m.l = 5", "\"thrown: GoError\"")]
    public Task A_member_gives_what_is_assigned_its_type(string script, string expected) => ShouldBe(script, expected);

    [Theory]
    [InlineData("m.m = { a: 1 }; return [m.m.get('a'), m.m.a]", "[1,1]")]
    [InlineData("m.m = { a: 1 }; m.m.set('b', 2); return m", """{"Big":"","b":false,"f":0,"l":[],"m":{"a":1,"b":2},"n":0,"o":null,"s":""}""")]
    [InlineData("const l = [1]; m.l = l; l.push(2); m.l.push(3); return m.l", "[1,3]")]
    [InlineData("m.none = 1", "\"thrown: TypeError\"")]
    public Task Lists_and_maps_are_copied_and_maps_keep_their_methods(string script, string expected) => ShouldBe(script, expected);

    private static async Task ShouldBe(string script, string expected) => (await LibraryScripts.EvaluateAsync(
        "const m = new DynamicModel({ s: '', n: 0, f: -0, b: false, l: [], m: {}, o: nullInt(), Big: '' }); " + script + "; return null")).ShouldBe(expected);
}
