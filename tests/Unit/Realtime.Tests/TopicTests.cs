using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;

namespace Holdall.Plugins.Realtime.Tests;

public sealed class TopicTests
{
    [Theory]
    [InlineData("demo/*", "demo/*", "demo")]
    [InlineData("demo", "demo", "demo")]
    [InlineData("demo?x=1", "demo", "demo")]
    [InlineData("demo/*?x=1&options={}", "demo/*", "demo")]
    [InlineData("demo/rec1?", "demo/rec1", "demo")]
    [InlineData("demo/*#x", "demo/*#x", "demo")]
    [InlineData("/demo/*", "/demo/*", "")]
    public void A_topic_is_what_stands_before_its_options(string topic, string prefix, string collection)
    {
        var subscription = Parse(topic);

        subscription.Prefix.ShouldBe(prefix);
        subscription.CollectionKey.ShouldBe(collection);
        subscription.Text.ShouldBe(topic);
    }

    [Theory]
    [InlineData("""{"query":{"filter":"a = 1","x":5},"headers":{"X-Token":"abc"}}""")]
    [InlineData("%7B%22query%22%3A%7B%22filter%22%3A%22a%20%3D+1%22%2C%22x%22%3A5%7D%2C%22headers%22%3A%7B%22X-Token%22%3A%22abc%22%7D%7D")]
    public void Options_are_read_encoded_or_not(string options)
    {
        var parsed = Parse("demo/*?y=1&options=" + options + "&options={}#fragment").Options;

        parsed.Filter.ShouldBe("a = 1");
        parsed.Query["x"].ShouldBe("5");
        parsed.Headers["x_token"].ShouldBe("abc");
    }

    [Fact]
    public void Headers_are_named_as_those_of_a_request() =>
        Parse("""demo?options={"headers":{"X--Two.Words!":"1"}}""").Options.Headers.Keys.ShouldBe(["x_two_words"]);

    [Fact]
    public void Values_become_texts_as_far_as_they_can()
    {
        var query = Parse("""demo?options={"query":{"a":true,"b":1.5,"c":null,"d":[1],"e":{}},"headers":null}""").Options.Query;

        query.ShouldBe(new Dictionary<string, string> { ["a"] = "true", ["b"] = "1.5", ["c"] = "", ["d"] = "", ["e"] = "" }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("demo?options=")]
    [InlineData("demo?options")]
    [InlineData("demo?options={")]
    [InlineData("demo?options=[]")]
    [InlineData("demo?options={\"query\":5}")]
    [InlineData("demo?options={\"headers\":{\"a\":\"1\"},\"query\":\"x\"}")]
    [InlineData("demo?options={\"query\":{\"a\":\"1;2\"}}")]
    [InlineData("demo?a=options")]
    [InlineData("demo?options={\"query\":{\"fields\":\"id\",\"fields\":\"title\"}}")]
    [InlineData("demo?options={\"query\":{\"fields\":\"\\ud800\"}}")]
    [InlineData("demo?options={\"query\":{\"\\ud800\":\"a\"}}")]
    [InlineData("demo?options={\"headers\":{\"\\udc00\":\"a\"}}")]
    public void What_cannot_be_read_counts_as_no_options(string topic) => Parse(topic).Options.ShouldBe(TopicOptions.None);

    private static Topic Parse(string topic) => new(topic);
}
