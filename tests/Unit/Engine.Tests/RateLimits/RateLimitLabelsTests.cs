using Holdall.Collections;
using Holdall.Engine.RateLimits;
using Holdall.Settings;
using Holdall.TestKit.Fakes;

namespace Holdall.Engine.Tests.RateLimits;

public sealed class RateLimitLabelsTests
{
    private static readonly RateLimitRule[] Rules =
    [
        new() { Label = "/test/a", Audience = "@guest", Duration = 1, MaxRequests = 1 },
        new() { Label = "POST /test/a", Duration = 1, MaxRequests = 1 },
        new() { Label = "/test/a/", Audience = "@auth", Duration = 1, MaxRequests = 1 },
        new() { Label = "POST /test/a/", Duration = 1, MaxRequests = 1 },
    ];

    [Theory]
    [InlineData("/test/a", true, "/test/a")]
    [InlineData("/test/a", false, "/test/a/")]
    [InlineData("/test/a/b/c", true, null)]
    [InlineData("/test/a/b/c", false, "/test/a/")]
    [InlineData("POST /test/a/b/c", true, "POST /test/a/")]
    [InlineData("GET /test/a", true, null)]
    [InlineData("/test/ab", false, null)]
    public void A_label_is_matched_exactly_or_by_a_prefix_that_ends_in_a_slash(string label, bool isGuest, string? rule) =>
        new RateLimitLabels(label).FindRule(Rules, isGuest)?.Label.ShouldBe(rule);

    [Fact]
    public void The_first_prefix_in_the_list_wins_not_the_longest() =>
        new RateLimitLabels("/api/health").FindRule(
            [new() { Label = "/", Duration = 1, MaxRequests = 1 }, new() { Label = "/api/", Duration = 1, MaxRequests = 1 }],
            true)!.Label.ShouldBe("/");

    [Fact]
    public void The_most_exact_label_wins()
    {
        var request = new FakeRequest();
        request.Http.Request.Method = "POST";
        request.Http.Request.Path = "/api/x";
        var labels = RateLimitLabels.Of(request, new Collection { Name = "users" }, ["authWithOTP", "auth"]);
        string[] order = ["users:authWithOTP", "users:auth", "*:authWithOTP", "*:auth", "POST /api/x", "POST /api/", "/api/x", "/api/"];
        for (var i = 0; i < order.Length; i++)
        {
            RateLimitRule[] rules = [.. order[i..].Reverse().Select(label => new RateLimitRule { Label = label, Duration = 1, MaxRequests = 1 })];
            labels.FindRule(rules, true)!.Label.ShouldBe(order[i]);
        }
    }
}
