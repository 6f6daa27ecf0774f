using Holdall.Host.Logs;

namespace Holdall.Host.Tests.Logs;

public sealed class LoggedTextTests
{
    [Theory]
    [InlineData("/a?x=1", "/a?x=1")]
    [InlineData("/token?x=1", "/token?x=1")]
    [InlineData("/a?token=abc", "/a?token=***")]
    [InlineData("/a?x=1&Token=abc&y=token", "/a?x=1&Token=***&y=token")]
    [InlineData("/a?newPassword=p&client_secret=s&token", "/a?newPassword=***&client_secret=***&token")]
    [InlineData("/a?x=token&t%6Fken=abc", "/a?x=token&t%6Fken=***")]
    [InlineData("/a?t%6Fken=abc", "/a?t%6Fken=***")]
    [InlineData("https://example.com/?token=abc#top", "https://example.com/?token=***")]
    public void Secrets_in_a_query_are_hidden(string url, string shown) => LoggedText.HideSecrets(url).ShouldBe(shown);

    [Theory]
    [InlineData("/a%20b%C3%BC", "/a bü")]
    [InlineData("/a+b", "/a+b")]
    [InlineData("/100%", "/100%")]
    [InlineData("/%zz/%20", "/%zz/%20")]
    public void Percent_signs_are_decoded_if_all_of_them_can_be(string text, string decoded) => LoggedText.Decode(text).ShouldBe(decoded);

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcdef...")]
    [InlineData("aüüü", 6, "aüü...")]
    [InlineData("😀😀", 6, "😀...")]
    public void Texts_are_cut_at_bytes_and_between_characters(string text, int bytes, string cut) => LoggedText.Limit(text, bytes).ShouldBe(cut);
}
