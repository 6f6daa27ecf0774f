using Holdall.Engine.Fields.Validation;
using Holdall.Fields;

namespace Holdall.Engine.Tests.Fields.Validation;

public sealed class EmailRulesTests
{
    private static readonly EmailField Email = new() { Name = "e" };

    [Theory]
    [InlineData("a@b.co")]
    [InlineData("a@b.c")]
    [InlineData("A@B.CO")]
    [InlineData("a+tag@b.co")]
    [InlineData("a.b@c-d.co")]
    [InlineData("a@b.co.")]
    [InlineData("ü@bücher.de")]
    [InlineData("a_b@c_d.co")]
    [InlineData("a@b.c0m")]
    [InlineData("a'b@c.de")]
    [InlineData("\"a\"@b.co")]
    [InlineData("\"@\"@b.co")]
    [InlineData("a@b..c.co")]
    public void Address_is_valid(string value) => EmailRules.Check(Email, value).ShouldBeNull();

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a b@c.de")]
    [InlineData("a@b@c.de")]
    [InlineData("@b.co")]
    [InlineData("a@")]
    [InlineData("a@.")]
    [InlineData("a@b")]
    [InlineData("a@b.")]
    [InlineData(".a@b.co")]
    [InlineData("a.@b.co")]
    [InlineData("a..b@b.co")]
    [InlineData("a@-b.co")]
    [InlineData("a@b-.co")]
    [InlineData("a@b.co-")]
    [InlineData(" a@b.co")]
    [InlineData("a@b.co ")]
    [InlineData("\"ab\"@b.co")]
    [InlineData("\"quoted x\"@b.co")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@127.0.0.1")]
    [InlineData("😀@b.co")]
    [InlineData("5")]
    public void Address_is_not_valid(string value)
    {
        var error = EmailRules.Check(Email, value)!;
        error.Code.ShouldBe("validation_is_email");
        error.Message.ShouldBe("must be a valid email address");
    }

    [Theory]
    [InlineData("a@example.com", true)]
    [InlineData("a@EXAMPLE.com", false)]
    [InlineData("a@sub.example.com", false)]
    public void Only_domains_are_compared_with_letter_case(string value, bool valid) =>
        (EmailRules.Check(Email with { OnlyDomains = ["example.com"] }, value) is null).ShouldBe(valid);

    [Fact]
    public void Excepted_domain_is_refused()
    {
        EmailRules.Check(Email with { ExceptDomains = ["example.com"] }, "a@example.com")!.Code.ShouldBe("validation_email_domain_not_allowed");
        EmailRules.Check(Email with { ExceptDomains = ["example.com"] }, "a@example.org").ShouldBeNull();
        EmailRules.Check(Email with { OnlyDomains = [], ExceptDomains = [] }, "a@example.org").ShouldBeNull();
    }

    [Fact]
    public void Empty_address_is_missing_only_if_required()
    {
        EmailRules.Check(Email with { OnlyDomains = ["x.io"] }, "").ShouldBeNull();
        EmailRules.Check(Email with { Required = true }, "")!.Code.ShouldBe("validation_required");
    }
}
