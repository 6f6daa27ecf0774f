using System.Net.Http.Headers;
using Holdall.Engine.Files;

namespace Holdall.Engine.Tests.Files;

public sealed class DispositionTests
{
    [Theory]
    [InlineData("photo_x1.png", "inline; filename=\"photo_x1.png\"")]
    [InlineData("two words; a=b.txt", "inline; filename=\"two words; a=b.txt\"")]
    [InlineData("", "inline; filename=\"\"")]
    public void A_plain_name_stands_in_quotes_as_it_is(string name, string header) => Disposition.Of(isInline: true, name).ShouldBe(header);

    [Theory]
    [InlineData("a\"b.txt", "attachment; filename=\"a\\\"b.txt\"")]
    [InlineData("a\\b.txt", "attachment; filename=\"a\\\\b.txt\"")]
    [InlineData("a\\\"; filename=evil.exe", "attachment; filename=\"a\\\\\\\"; filename=evil.exe\"")]
    [InlineData("a\r\nSet-Cookie: x=1", "attachment; filename=\"a__Set-Cookie: x=1\"")]
    [InlineData("\0\u001b\u007f", "attachment; filename=\"___\"")]
    public void A_name_never_ends_its_quotes_or_its_line(string name, string header) => Disposition.Of(isInline: false, name).ShouldBe(header);

    [Theory]
    [InlineData("żółw.png", "attachment; filename=\"___w.png\"; filename*=UTF-8''%C5%BC%C3%B3%C5%82w.png")]
    [InlineData("🐢'%.png", "attachment; filename=\"_'%.png\"; filename*=UTF-8''%F0%9F%90%A2%27%25.png")]
    [InlineData("a\u0085é", "attachment; filename=\"a__\"; filename*=UTF-8''a_%C3%A9")]
    public void A_name_beyond_ASCII_is_written_a_second_time(string name, string header) => Disposition.Of(isInline: false, name).ShouldBe(header);

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() =>
        Disposition.Of(isInline: false, new string(['a', (char)0xD800])).ShouldBe("attachment; filename=\"a_\"; filename*=UTF-8''a%EF%BF%BD");

    [Theory]
    [InlineData("photo_x1.png")]
    [InlineData("two words; a=b.txt")]
    [InlineData("żółw 🐢'%*.png")]
    public void Clients_read_the_name_back(string name)
    {
        var header = ContentDispositionHeaderValue.Parse(Disposition.Of(isInline: false, name));
        (header.FileNameStar ?? header.FileName!.Trim('"')).ShouldBe(name);
    }
}
