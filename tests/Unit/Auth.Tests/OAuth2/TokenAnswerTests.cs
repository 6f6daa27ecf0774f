using System.Text;
using Holdall.Auth;
using Holdall.Plugins.Auth.OAuth2;

namespace Holdall.Plugins.Auth.Tests.OAuth2;

public sealed class TokenAnswerTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("application/json")]
    [InlineData("")]
    [InlineData("text/html")]
    public void Json_is_read_whatever_its_type(string type)
    {
        var token = Read("""{"access_token":"abc","token_type":"Bearer","refresh_token":"def","expires_in":3600,"id_token":"x.y.z"}""", type);

        (token.AccessToken, token.TokenType, token.RefreshToken, token.GetText("id_token")).ShouldBe(("abc", "Bearer", "def", "x.y.z"));
        token.Expiry.ShouldBe(Now.AddHours(1));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Should.Throw<OAuth2Exception>(() => new OAuth2Answer { Status = 200, Body = (byte[])[.. "{\"a\":\""u8, 0xff, .. "\"}"u8] }.ReadJson());

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    public void Forms_are_read(string type)
    {
        var token = Read("access_token=a%20b&token_type=bearer&expires_in=60&email=ann%40example.com", type);

        (token.AccessToken, token.GetText("email"), token.Expiry).ShouldBe(("a b", "ann@example.com", Now.AddMinutes(1)));
    }

    [Theory]
    [InlineData("\"3600\"", 3600)]
    [InlineData("3600", 3600)]
    [InlineData("0", 0)]
    [InlineData("null", 0)]
    [InlineData("\"\"", 0)]
    public void Seconds_may_be_text(string written, int seconds) =>
        Read($$"""{"access_token":"abc","expires_in":{{written}}}""").Expiry.ShouldBe(seconds == 0 ? null : Now.AddSeconds(seconds));

    [Theory]
    [InlineData("{}", 200)]
    [InlineData("""{"access_token":""}""", 200)]
    [InlineData("""{"access_token":7}""", 200)]
    [InlineData("""{"access_token":"abc","error":"bad_code"}""", 200)]
    [InlineData("""{"access_token":"abc","expires_in":"soon"}""", 200)]
    [InlineData("""{"access_token":"abc"}""", 300)]
    [InlineData("""{"access_token":"abc"}""", 199)]
    [InlineData("""["abc"]""", 200)]
    [InlineData("oops", 200)]
    public void What_holds_no_token_is_refused(string body, int status) => Should.Throw<OAuth2Exception>(() => Read(body, "", status));

    private static OAuth2Token Read(string body, string type = "application/json", int status = 200) =>
        TokenAnswer.Read(new OAuth2Answer { Status = status, MediaType = type, Body = Encoding.UTF8.GetBytes(body) }, Now);
}
