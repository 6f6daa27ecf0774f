using Holdall.Http;
using Holdall.Plugins.JsHooks.Errors;

namespace Holdall.Plugins.JsHooks.Tests.Errors;

public sealed class OutcomeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(1000)]
    public void A_status_that_no_answer_can_have_is_a_500(int status)
    {
        var error = new ApiException(status);
        Outcome.IsAnswer(error).ShouldBeFalse();
        Outcome.ToAnswer(error).Status.ShouldBe(500);
    }

    [Theory]
    [InlineData(299)]
    [InlineData(400)]
    [InlineData(599)]
    public void Any_other_one_stays(int status)
    {
        var error = new ApiException(status);
        Outcome.IsAnswer(error).ShouldBeTrue();
        Outcome.ToAnswer(error).ShouldBeSameAs(error);
    }
}
