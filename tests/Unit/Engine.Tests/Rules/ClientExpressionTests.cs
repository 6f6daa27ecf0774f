using Holdall.Auth;
using Holdall.Engine.Rules;
using Holdall.Engine.Tests.Filters;

namespace Holdall.Engine.Tests.Rules;

public sealed class ClientExpressionTests
{
    [Theory]
    [InlineData("@collection.tags.num ?= 1", "Only superusers can filter by @collection.")]
    [InlineData("title = '@request.x'", "Only superusers can filter by @request.")]
    [InlineData("// @request.x", "Only superusers can filter by @request.")]
    [InlineData("title = '@request'", null)]
    [InlineData("@now > created", null)]
    public void Some_words_are_for_superusers(string expression, string? message)
    {
        ClientExpression.FindRefusal(AuthState.Guest, expression, "").ShouldBe(message);
        ClientExpression.FindRefusal(AuthState.Guest, "", expression).ShouldBe(message);
        ClientExpression.FindRefusal(Blog.AsSuperuser().Auth, expression, expression).ShouldBeNull();
    }

    [Fact]
    public void The_length_of_a_filter_is_counted_in_bytes()
    {
        ClientExpression.IsTooLong(new string('a', 3500)).ShouldBeFalse();
        ClientExpression.IsTooLong(new string('a', 3501)).ShouldBeTrue();
        ClientExpression.IsTooLong(new string('é', 1750)).ShouldBeFalse();
        ClientExpression.IsTooLong(new string('é', 1751)).ShouldBeTrue();
    }
}
