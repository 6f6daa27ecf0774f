using Holdall.Mail;

namespace Holdall.Tests.Mail;

public sealed class MailAddressTests
{
    [Theory]
    [InlineData("a@b.co")]
    [InlineData("a.b+c@sub.example.com")]
    [InlineData("ünï@exämple.com")]
    [InlineData("\"a\"@b.co")]
    [InlineData("\"😀\"@b.co")]
    [InlineData("a@b.co.")]
    [InlineData("a@1.x")]
    [InlineData("a@b_c.co")]
    public void An_address_is_well_formed(string address) => MailAddress.IsWellFormed(address).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a@b")]
    [InlineData("@b.co")]
    [InlineData("a@@b.co")]
    [InlineData("a b@c.co")]
    [InlineData(".a@b.co")]
    [InlineData("a.@b.co")]
    [InlineData("a..b@c.co")]
    [InlineData("a@-b.co")]
    [InlineData("a@b.1")]
    [InlineData("\"ab\"@b.co")]
    [InlineData("a@b.co\n")]
    [InlineData("Ann <a@b.co>")]
    public void Others_are_not(string address) => MailAddress.IsWellFormed(address).ShouldBeFalse();

    [Fact]
    public void A_long_text_is_judged_in_no_time() => MailAddress.IsWellFormed("a@" + string.Concat(Enumerable.Repeat("b.", 50000)) + "!").ShouldBeFalse();
}
