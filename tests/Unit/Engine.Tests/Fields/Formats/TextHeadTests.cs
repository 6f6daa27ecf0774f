using Holdall.Engine.Fields.Formats;

namespace Holdall.Engine.Tests.Fields.Formats;

public sealed class TextHeadTests
{
    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("aé", 3, "aé")]
    [InlineData("aé", 2, "a")]
    [InlineData("a✓b", 3, "a")]
    [InlineData("😀😀", 7, "😀")]
    [InlineData("é", 1, "")]
    public void A_text_is_cut_at_bytes_and_between_characters(string text, int bytes, string head) => TextHead.Of(text, bytes).ShouldBe(head);
}
