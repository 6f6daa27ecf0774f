using System.Text;
using System.Text.Json;
using Holdall.Engine.Logs;
using Holdall.Settings;

namespace Holdall.Engine.Tests.Logs;

public sealed class LogDataLimitTests
{
    private const string MarkOnly = """{"__pb_truncated__":true}""";

    private const string Mixed =
        """{ "z": "ünïcödé €𝄞", "list":[1, [2, {"x":"]}"}]], "B\u0041d":"\"\\\u20ac", "": -1.5e3,"nested":{"b":{"a":null}} , "ключ":true,"a":"", "long":"0123456789012345678901234567890123456789" }""";

    [Theory]
    [InlineData("""{"b":2,"a":1,"c":"longer than the rest"}""", 45, """{"__pb_truncated__":true,"a":1,"b":2}""")]
    [InlineData("""{"b":2,"a":1,"c":"longer than the rest"}""", 46, """{"__pb_truncated__":true,"a":1,"b":2,"c":null}""")]
    [InlineData("""{"b":2,"a":"the first is too long","c":3}""", 46, """{"__pb_truncated__":true,"a":null}""")]
    [InlineData("""{"A":1,"b":"the mark stands in its place"}""", 40, """{"A":1,"__pb_truncated__":true,"b":null}""")]
    [InlineData("""{"B":"the mark may stand behind it","A":1}""", 42, """{"A":1,"B":null,"__pb_truncated__":true}""")]
    [InlineData("""{"__pb_truncated__":"not ours","a":12345}""", 40, """{"__pb_truncated__":true,"a":12345}""")]
    public void Keys_that_fit_stay_in_alphabetical_order_and_a_cut_value_is_null_and_the_last(string data, int most, string expected) =>
        Shorten(data, most).ShouldBe(expected);

    [Fact]
    public void Whatever_is_allowed_the_result_is_JSON_of_that_size_with_whole_values_sorted_keys_and_the_mark()
    {
        using var original = JsonDocument.Parse(Mixed);
        var keys = 0;
        for (var most = 0; most < Encoding.UTF8.GetByteCount(Mixed) + MarkOnly.Length; most++)
        {
            var shorter = Shorten(Mixed, most);
            Encoding.UTF8.GetByteCount(shorter).ShouldBeLessThanOrEqualTo(Math.Max(most, MarkOnly.Length));
            using var parsed = JsonDocument.Parse(shorter);
            var members = parsed.RootElement.EnumerateObject().ToList();
            members.Select(member => member.Name).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
            parsed.RootElement.GetProperty("__pb_truncated__").GetBoolean().ShouldBeTrue();
            members.RemoveAll(member => member.Name == "__pb_truncated__");
            for (var i = 0; i < members.Count; i++) IsWholeOrCut(members[i], original, isLast: i == members.Count - 1);
            members.Count.ShouldBeGreaterThanOrEqualTo(keys);
            keys = members.Count;
        }

        keys.ShouldBe(8);
    }

    [Fact]
    public void Values_may_be_nested_deeper_than_readers_like()
    {
        var deep = new string('[', 900) + new string(']', 900);
        Shorten($$"""{"a":1,"b":{{deep}},"c":1}""", 60).ShouldBe("""{"__pb_truncated__":true,"a":1,"b":null}""");
    }

    [Fact]
    public void Zero_stands_for_a_size_that_the_texts_of_a_request_do_not_reach()
    {
        LogDataLimit.Of(new LogSettings()).ShouldBe(65_536);
        LogDataLimit.Of(new LogSettings { MaxDataSize = 7 }).ShouldBe(7);
    }

    private static string Shorten(string data, long most) => Strict.GetString(LogDataLimit.Shorten(Encoding.UTF8.GetBytes(data), most));

    private static UTF8Encoding Strict => new(false, throwOnInvalidBytes: true);

    private static void IsWholeOrCut(JsonProperty member, JsonDocument original, bool isLast)
    {
        var whole = original.RootElement.GetProperty(member.Name).GetRawText();
        if (!isLast || member.Value.ValueKind != JsonValueKind.Null) member.Value.GetRawText().ShouldBe(whole);
    }
}
