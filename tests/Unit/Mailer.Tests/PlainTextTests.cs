using Holdall.Plugins.Mailer.Messages;

namespace Holdall.Plugins.Mailer.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a  b\n c", "a b c")]
    [InlineData("<a href=\"a/b/c\">test</a>", "[test](a/b/c)")]
    [InlineData("<a href=\"\">test</a>", "[test]")]
    [InlineData("<a href=\"x\"><img src=\"y\"></a>", "[LINK](x)")]
    [InlineData("<span>a</span>   b   <div>c</div>", "a b \r\nc")]
    [InlineData("<p>a</p><p>b</p>", "a\r\nb")]
    [InlineData("a<br>b<br/><br>c", "a\r\nb\r\n\r\nc")]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "- a\r\n- b")]
    [InlineData("a<!-- b -->c", "ac")]
    [InlineData("<style>p { }</style><script>x < 1</script>a<button>b<span>c</span></button>d", "ad")]
    [InlineData("<form>a<form>b</form>c</form>d", "d")]
    [InlineData("a &amp; b &lt;c&gt; &#228;", "a & b <c> ä")]
    [InlineData("<b>a<i>b</b>c", "abc")]
    [InlineData("<p>unclosed <a href=\"x\">link", "unclosed [link](x)")]
    [InlineData("</a></p>a", "a")]
    [InlineData("<html><head><style>x</style></head><body><p>a</p></body></html>", "a")]
    public void Html_becomes_text(string html, string text) => PlainText.FromHtml(html).ShouldBe(text);
}
