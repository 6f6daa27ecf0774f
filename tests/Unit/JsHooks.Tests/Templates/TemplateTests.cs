using System.Text.Json;
using Holdall.Plugins.JsHooks.Templates;

namespace Holdall.Plugins.JsHooks.Tests.Templates;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("{{if .a}}a{{else if .b}}b{{else}}c{{end}}{{if not .a}}!{{end}}{{with .w}}w:{{.}}{{else}}no w{{end}}", """{"a":0,"b":"x","w":""}""", "b!no w")]
    [InlineData("{{if and .b .c}}and{{end}}{{if or .a .c}}or{{end}}", """{"a":0,"b":"x","c":[]}""", "")]
    [InlineData("{{if eq .n 3}}eq{{end}}{{if eq .s \"a\" \"b\"}}eqs{{end}}{{if ne .n 4}}ne{{end}}{{if lt .n 4}}lt{{end}}{{if ge .n 4}}ge{{end}}", """{"n":3,"s":"b"}""", "eqeqsnelt")]
    [InlineData("{{range .l}}[{{.}}]{{else}}none{{end}}{{range $i, $v := .l}}{{$i}}={{$v}};{{end}}", """{"l":["a",2,true]}""", "[a][2][true]0=a;1=2;2=true;")]
    [InlineData("{{range .e}}x{{else}}empty{{end}}{{range $k, $v := .m}}{{$k}}:{{$v}},{{end}}", """{"e":[],"m":{"z":1,"a":2}}""", "emptya:2,z:1,")]
    [InlineData("{{range .l}}{{if eq . 2}}{{continue}}{{end}}{{if eq . 4}}{{break}}{{end}}{{.}}{{end}}", """{"l":[1,2,3,4,5]}""", "13")]
    [InlineData("{{$x := .a}}{{$x}}{{$x = \"changed\"}}{{$x}} {{len .l}} {{index .l 1}} {{index .m \"k\"}}", """{"a":"abc","l":[1,2],"m":{"k":"v"}}""", "abcchanged 2 2 v")]
    [InlineData("{{define \"t\"}}<{{.}}>{{end}}{{template \"t\" .a}}{{template \"t\" .b}}{{block \"c\" .}}block {{.a}}{{end}}", """{"a":1,"b":"two"}""", "&lt;1>&lt;two>block 1")]
    [InlineData("{{.a.b.c}} {{range .a.list}}{{.x}}{{$.top}}{{end}}", """{"a":{"b":{"c":"deep"},"list":[{"x":1},{"x":2}]},"top":"T"}""", "deep 1T2T")]
    [InlineData("a  {{- .x -}}  b {{/* comment */}} c\n{{- .x}}", """{"x":"X"}""", "aXb  cX")]
    [InlineData("a {{- /* gone */ -}} b", "{}", "ab")]
    [InlineData("{{with $y := .x}}{{$y}}{{end}}{{(index .l 0).n}}", """{"x":1,"l":[{"n":"in"}]}""", "1in")]
    [InlineData("{{with .a}}{{else with .b}}{{.}}{{end}}", """{"b":"else"}""", "else")]
    [InlineData("{{range $i, $x := .l}}{{if $i}}, {{end}}{{$x}}{{end}}", """{"l":["a","b"]}""", "a, b")]
    [InlineData("{{range 3}}{{.}}{{end}}", "{}", "012")]
    public void Control_flow_follows_the_value(string template, string data, string expected) => Render(template, data).ShouldBe(expected);

    [Theory]
    [InlineData("[{{.nothing}}][{{.a.b}}][{{.no.thing}}][{{with .nothing}}x{{end}}]", """{"a":{"x":1}}""", "[][][][]")]
    [InlineData("{{.i}} {{.f}} {{.t}} {{.n}} {{.l}} {{.m}}", """{"i":1,"f":1.50,"t":true,"n":null,"l":[1,"a"],"m":{"k":1}}""", "1 1.5 true  [1 a] map[k:1]")]
    [InlineData("{{.a}} {{.b}} {{.c}}", """{"a":1e21,"b":0.000001,"c":123456789.5}""", "1e&#43;21 1e-06 1.234567895e&#43;08")]
    [InlineData("static {{.}}", "null", "static ")]
    [InlineData("{{range .}}{{.}},{{end}}", "[1,2]", "1,2,")]
    [InlineData("{{printf \"%s-%d %05.1f %q %v %t|%-4s|%4d\" .a 5 2.25 \"x\" .l true \"ab\" 7}}", """{"a":"abc","l":[1]}""", "abc-5 002.2 &#34;x&#34; [1] true|ab  |   7")]
    [InlineData("{{.a | printf \"%q\"}} {{slice .a 1 2}} {{print .a 1}} {{print 1 2}}", """{"a":"abc"}""", "&#34;abc&#34; b abc1 1 2")]
    [InlineData("{{.a | len | printf \"%d\"}}{{println 1}}", """{"a":"äb"}""", "31\n")]
    [InlineData("{{'a'}} {{0x10}} {{1_000}} {{`raw \"text\"`}}", "{}", "97 16 1000 raw &#34;text&#34;")]
    public void Values_print_as_Go_prints_them(string template, string data, string expected) => Render(template, data).ShouldBe(expected);

    [Theory]
    [InlineData("{{if}}")]
    [InlineData("{{.x | nothing}}")]
    [InlineData("{{.five.y}}")]
    [InlineData("{{.null.y}}")]
    [InlineData("{{range .x}}")]
    [InlineData("{{range .five.x}}{{end}}")]
    [InlineData("{{end}}")]
    [InlineData("{{else}}")]
    [InlineData("{{.x")]
    [InlineData("{{\"x}}")]
    [InlineData("{{$y}}")]
    [InlineData("{{template \"none\"}}")]
    [InlineData("{{break}}")]
    [InlineData("{{.list.x}}")]
    [InlineData("{{index .list 9}}")]
    [InlineData("{{lt .text 1}}")]
    [InlineData("{{(.x}}")]
    [InlineData("{{if .x}}{{define \"a\"}}{{end}}{{end}}")]
    [InlineData("{{define \"a\"}}{{template \"a\" .}}{{end}}{{template \"a\" .}}")]
    [InlineData("{{.x | }}")]
    [InlineData("{{1 | 2}}")]
    [InlineData("<a href={{if .x}}\"{{end}}>")]
    [InlineData("<a href=\"{{.x}}")]
    [InlineData("<script>{{if .x}}'{{end}}</script>")]
    public void Mistakes_fail(string template) =>
        Should.Throw<TemplateException>(() => Render(template, """{"five":5,"list":[1],"text":"t","null":null}"""));

    [Fact]
    public void The_first_file_is_what_is_rendered_and_the_others_define_its_parts()
    {
        (string, string) layout = ("layout.html", "<title>{{.title}}</title>{{block \"body\" .}}no body{{end}}{{template \"footer\" .}}");
        (string, string) page = ("page.html", "{{define \"body\"}}{{range .items}}<li>{{.}}</li>{{end}}{{end}}");
        (string, string) part = ("part.html", "{{define \"footer\"}}<footer>{{.title}}</footer>{{end}}part {{.}}");
        var data = Plain(JsonDocument.Parse("""{"title":"T & t","items":["a","<b>"]}""").RootElement);

        Template.Parse([layout, page, part]).Render(data).ShouldBe("<title>T &amp; t</title><li>a</li><li>&lt;b&gt;</li><footer>T &amp; t</footer>");
        Template.Parse([layout, part]).Render(data).ShouldBe("<title>T &amp; t</title>no body<footer>T &amp; t</footer>");
        Template.Parse([part]).Render("x").ShouldBe("part x");
    }

    [Fact]
    public void A_function_of_a_script_is_known_but_cannot_be_called()
    {
        var template = Template.Parse([("a", "{{if .x}}{{own .x}}{{end}}")], ["own"]);
        template.Render(null).ShouldBe("");
        Should.Throw<TemplateException>(() => template.Render(new Dictionary<string, object?> { ["x"] = 1L }));
    }

    [Fact]
    public void Members_of_an_object_are_read_and_called() =>
        Template.Parse([("a", "{{.o.Name}} {{.o.Get \"k\"}} {{if .o.Name}}yes{{end}}")])
            .Render(new Dictionary<string, object?> { ["o"] = new Named("<n>") }).ShouldBe("&lt;n&gt; k! yes");

    [Fact]
    public void What_would_grow_without_end_fails()
    {
        const string tenfold = "{{range 10}}{{template \"next\" .}}{{end}}";
        var files = Enumerable.Range(0, 12).Select(i => ($"{i}", tenfold.Replace("next", $"{i + 1}", StringComparison.Ordinal))).Append(("12", "0123456789"));
        Should.Throw<TemplateException>(() => Template.Parse([.. files]).Render(null));
    }

    [Fact]
    public void A_loop_that_would_not_end_fails() =>
        Should.Throw<TemplateException>(() => Template.Parse([("a", "{{range 2000000000}}{{range 2000000000}}{{end}}{{end}}")]).Render(null));

    internal static string Render(string template, string data) => Template.Parse([("test", template)]).Render(Plain(JsonDocument.Parse(data).RootElement));

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        _ => null,
    };

    private sealed class Named(string name) : ITemplateObject
    {
        public bool TryRead(string member, IReadOnlyList<object?> arguments, out object? value)
        {
            value = member == "Name" ? name : $"{(arguments.Count > 0 ? arguments[0] : null)}!";
            return member is "Name" or "Get";
        }

        public object? ToPlain() => name;
    }
}
