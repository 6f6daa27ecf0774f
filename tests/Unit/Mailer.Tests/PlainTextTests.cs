using Holdall.Plugins.Mailer.Messages;

namespace Holdall.Plugins.Mailer.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a  b\n c", "a b c")]
    [InlineData("<a href=\"a/b/c\">test</a>", "test (a/b/c)")]
    [InlineData("<a href=\"\">test</a>", "test")]
    [InlineData("<a href=\"x\"><img src=\"y\"></a>", "x")]
    [InlineData("<span>a</span>   b   <div>c</div>", "a b\r\nc")]
    [InlineData("<p>a</p><p>b</p>", "a\r\n\r\nb")]
    [InlineData("a<br>b<br/><br>c", "a\r\nb\r\n\r\nc")]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "- a\r\n- b")]
    [InlineData("<p>Buy</p><ul><li><p>a</p></li><li></li><li>b</li></ul>now", "Buy\r\n\r\n- a\r\n\r\n- b\r\n\r\nnow")]
    [InlineData("<h1>A</h1>b<h2>C</h2><div>d</div><div>e</div>", "A\r\n\r\nb\r\n\r\nC\r\n\r\nd\r\ne")]
    [InlineData("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>", "a b\r\nc d")]
    [InlineData("see <a href=\"https://a.b/\">a.b</a>, <a href=\"mailto:us@a.b\">us@a.b</a> or <a href=\"#top\">above</a>.", "see a.b, us@a.b or above.")]
    [InlineData("<p>Verify:</p>\n<p>\n <a href=\"https://a.b/#/c/d.e-f\">Verify</a>\n</p>\n<p>Bye,<br/>\nus</p>", "Verify:\r\n\r\nVerify (https://a.b/#/c/d.e-f)\r\n\r\nBye,\r\nus")]
    [InlineData("a<a href=\"x\"><div>b</div></a> c", "a\r\nb\r\n(x) c")]
    [InlineData("a<!-- b -->c", "ac")]
    [InlineData("<style>p { }</style><script>x < 1</script>a<button>b<span>c</span></button>d", "ad")]
    [InlineData("<form>a<form>b</form>c</form>d", "d")]
    [InlineData("a &amp; b &lt;c&gt; &#228;", "a & b <c> ä")]
    [InlineData("<b>a<i>b</b>c", "abc")]
    [InlineData("<p>unclosed <a href=\"x\">link", "unclosed link (x)")]
    [InlineData("</a></p>a", "a")]
    [InlineData("<html><head><style>x</style></head><body><p>a</p></body></html>", "a")]
    public void Html_becomes_text(string html, string text) => PlainText.FromHtml(html).ShouldBe(text);
}
