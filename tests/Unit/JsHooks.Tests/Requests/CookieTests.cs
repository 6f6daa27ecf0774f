using Holdall.Plugins.JsHooks.Requests;
using Microsoft.AspNetCore.Http;

namespace Holdall.Plugins.JsHooks.Tests.Requests;

public sealed class CookieTests
{
    private readonly DefaultHttpContext _http = new();

    [Theory]
    [InlineData("a=b+c/d", "n=a=b+c/d")]
    [InlineData("d e", "n=\"d e\"")]
    [InlineData("", "n=")]
    [InlineData("x\u00e9;\"\\\r\ny", "n=xy")]
    public void A_value_is_sent_as_it_is(string value, string header)
    {
        new ScriptCookie { Name = "n", Value = value }.AddTo(_http.Response);
        _http.Response.Headers.SetCookie.ToString().ShouldBe(header);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a=b")]
    [InlineData("a\r\n")]
    public void A_cookie_without_a_proper_name_is_not_sent(string name)
    {
        new ScriptCookie { Name = name, Value = "x" }.AddTo(_http.Response);
        _http.Response.Headers.SetCookie.Count.ShouldBe(0);
    }

    [Fact]
    public void Cookies_are_read_as_they_came()
    {
        _http.Request.Headers.Cookie = "a=x%3Dy; b=\"d e\"; c=; e; bad name=1; f=\"\"; a=2";
        ScriptCookie.All(_http.Request).Select(c => c.Name + "|" + c.Value).ShouldBe(["a|x%3Dy", "b|d e", "c|", "e|", "f|", "a|2"]);
        ScriptCookie.Find(_http.Request, "a").Value.ShouldBe("x%3Dy");
        Should.Throw<Holdall.Plugins.JsHooks.Errors.ScriptException>(() => ScriptCookie.Find(_http.Request, "none"));
    }
}
