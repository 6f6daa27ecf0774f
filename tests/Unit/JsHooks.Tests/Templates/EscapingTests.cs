using Holdall.Plugins.JsHooks.Templates;

namespace Holdall.Plugins.JsHooks.Tests.Templates;

public sealed class EscapingTests
{
    private const string Data = """
        {"x":"<b>\"it's\" & co","u":"javascript:alert(1)","o":{"a":[1,"</script>"]},"n":5,"c":"red","h":"<i>x</i>","safe":"https://a.b/?c=d&e=f","v":"a b"}
        """;

    [Theory]
    [InlineData("<p title=\"{{.x}}\">{{.x}}</p>", "<p title=\"&lt;b&gt;&#34;it&#39;s&#34; &amp; co\">&lt;b&gt;&#34;it&#39;s&#34; &amp; co</p>")]
    [InlineData("<p title={{.v}} {{.c}}=1>", "<p title=a&#32;b red=1>")]
    [InlineData("<textarea>{{.h}}</textarea><title>{{.x}}</title>", "<textarea>&lt;i&gt;x&lt;/i&gt;</textarea><title>&lt;b&gt;&#34;it&#39;s&#34; &amp; co</title>")]
    [InlineData("<!-- gone {{.x}} -->a<!DOCTYPE html>1 < 2", "a<!DOCTYPE html>1 &lt; 2")]
    [InlineData("{{.h|raw}} {{.h}} {{raw .h}} <p title=\"{{raw .h}}\">", "<i>x</i> &lt;i&gt;x&lt;/i&gt; <i>x</i> <p title=\"x\">")]
    [InlineData("{{html .h}} {{js .h}} {{urlquery .v}}", "&lt;i&gt;x&lt;/i&gt; \\u003Ci\\u003Ex\\u003C/i\\u003E a&#43;b")]
    [InlineData("<p {{.nothing}}={{.nothing}}>", "<p ZgotmplZ=ZgotmplZ>")]
    [InlineData("<p on{{.c}}=x>", "<p onred=x>")]
    public void Text_and_attributes_are_escaped(string template, string expected) => TemplateTests.Render(template, Data).ShouldBe(expected);

    [Theory]
    [InlineData("<a href=\"{{.u}}\">l</a><img src={{.u}}>", "<a href=\"#ZgotmplZ\">l</a><img src=#ZgotmplZ>")]
    [InlineData("<a href=\"/?q={{.x}}\">q</a>", "<a href=\"/?q=%3cb%3e%22it%27s%22%20%26%20co\">q</a>")]
    [InlineData("<a href=\"{{.safe}}\"><a href='/a/{{.v}}'>", "<a href=\"https://a.b/?c=d&amp;e=f\"><a href='/a/a%20b'>")]
    [InlineData("<a data-href=\"{{.u}}\" title=\"{{.u}}\">", "<a data-href=\"#ZgotmplZ\" title=\"javascript:alert(1)\">")]
    [InlineData("<img srcset=\"{{.safe}} 2x, {{.u}}\">", "<img srcset=\"https://a.b/?c=d&amp;e=f 2x, #ZgotmplZ\">")]
    public void Addresses_are_filtered_and_encoded(string template, string expected) => TemplateTests.Render(template, Data).ShouldBe(expected);

    [Theory]
    [InlineData("<script>let v = {{.x}}, o = {{.o}}, n = {{.n}}</script>", "<script>let v = \"\\u003cb\\u003e\\\"it's\\\" \\u0026 co\", o = {\"a\":[1,\"\\u003c/script\\u003e\"]}, n =  5 </script>")]
    [InlineData("<script>let s = '{{.x}}', t = `{{.h}}`, r = /{{.v}}./</script>", "<script>let s = '\\u003cb\\u003e\\u0022it\\u0027s\\u0022 \\u0026 co', t = `\\u003ci\\u003ex\\u003c\\/i\\u003e`, r = /a b./</script>")]
    [InlineData("<script>/* {{.x}} */ let a = `${ {{.n}} }` // {{.x}}\nb = {{.nothing}}</script>", "<script>   let a = `${  5  }` \nb =  null </script>")]
    [InlineData("<p onclick=\"f({{.x}})\">", "<p onclick=\"f(&#34;\\u003cb\\u003e\\&#34;it&#39;s\\&#34; \\u0026 co&#34;)\">")]
    [InlineData("<script type=\"text/x-own\">{{.h}}</script>", "<script type=\"text/x-own\">&lt;i&gt;x&lt;/i&gt;</script>")]
    [InlineData("<script>if (a < b) { x = '</p>' }</script>", "<script>if (a < b) { x = '</p>' }</script>")]
    public void Scripts_get_values_of_their_language(string template, string expected) => TemplateTests.Render(template, Data).ShouldBe(expected);

    [Theory]
    [InlineData("<style>b { color: {{.c}} }</style>", "<style>b { color: red }</style>")]
    [InlineData("<p style=\"color: {{.x}}\">", "<p style=\"color: ZgotmplZ\">")]
    [InlineData("<style>b { background: url('{{.u}}'); font: \"{{.v}}\" /* x */ }</style>", "<style>b { background: url('#ZgotmplZ'); font: \"a b\"   }</style>")]
    public void Styles_let_only_plain_values_pass(string template, string expected) => TemplateTests.Render(template, Data).ShouldBe(expected);

    [Fact]
    public void A_template_is_escaped_for_each_place_that_it_is_called_from() =>
        TemplateTests.Render("{{define \"t\"}}{{.}}{{end}}{{template \"t\" .x}}<a href=\"?{{template \"t\" .v}}\"><script>{{template \"t\" .v}}</script>", Data)
            .ShouldBe("&lt;b&gt;&#34;it&#39;s&#34; &amp; co<a href=\"?a%20b\"><script>\"a b\"</script>");

    [Theory]
    [InlineData("<a href='{{if .x}}/{{else}}?{{end}}{{.v}}'>")]
    [InlineData("{{.x | html | print}}")]
    [InlineData("<p title=a\"b>")]
    [InlineData("<script>{{if .x}}a{{else}}b +{{end}} /c/</script>")]
    public void What_cannot_be_told_safe_is_refused(string template) => Should.Throw<TemplateException>(() => TemplateTests.Render(template, Data));
}
