using System.Buffers;
using System.Text;
using System.Text.Json;
using Holdall.Host.Responses;

namespace Holdall.Host.Tests.Responses;

public sealed class FieldPickerTests
{
    private static string? Pick(string json, string fields)
    {
        if (!FieldPicker.TryParse(fields, out var picker)) return null;
        if (picker is null) return json;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 10_100 })) picker.Pick(Encoding.UTF8.GetBytes(json), writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    [Theory]
    [InlineData("""{"b":1,"a":2}""", "a,b", """{"a":2,"b":1}""")]
    [InlineData("""{"b":1,"a":2}""", " b , nope,, ", """{"b":1}""")]
    [InlineData("""{"b":1,"a":2}""", "nope", "{}")]
    [InlineData("""{"b":1,"a":2}""", " , ", """{"b":1,"a":2}""")]
    [InlineData("""{"a":{"b":1,"c":2},"d":3}""", "a.b", """{"a":{"b":1}}""")]
    [InlineData("""{"a":{"b":1,"c":2},"d":3}""", "a.b,a", """{"a":{"b":1,"c":2}}""")]
    [InlineData("""{"a":{"b":1,"c":2},"d":3}""", "*,a.b", """{"a":{"b":1},"d":3}""")]
    [InlineData("""{"a":{"b":1,"c":2},"d":3}""", "a.*", """{"a":{"b":1,"c":2}}""")]
    [InlineData("""{"a":{"b":1},"d":3}""", "*.b", "{}")]
    [InlineData("""{"a":{"b":1},"d":3}""", "**", "{}")]
    [InlineData("""{"expand":{"rel":{"id":1}}}""", "expand.*.id", """{"expand":{}}""")]
    [InlineData("""{"a":[{"b":1,"c":2},{"c":3}]}""", "a.c", """{"a":[{"c":2},{"c":3}]}""")]
    [InlineData("""{"list":[{"id":1}]}""", "list.0.id", """{"list":[{}]}""")]
    [InlineData("""{"a":1}""", "a.", """{"a":1}""")]
    [InlineData("""{"a":1}""", "A", "{}")]
    [InlineData("""{"x.y":1,"z":2}""", "x.y", """{"x.y":1}""")]
    [InlineData("""[{"a":1,"b":2},{"b":3}]""", "b", """[{"b":2},{"b":3}]""")]
    [InlineData("""[1,{"a":1}]""", "b", """[1,{"a":1}]""")]
    [InlineData("""{"n":1.0,"m":12345678901234567890}""", "*", """{"m":12345678901234567000,"n":1}""")]
    [InlineData(
        """{"page":1,"perPage":30,"totalItems":1,"totalPages":1,"items":[{"id":"x","t":1}]}""",
        "id",
        """{"items":[{"id":"x"}],"page":1,"perPage":30,"totalItems":1,"totalPages":1}""")]
    public void Names_pick_members(string json, string fields, string picked) => Pick(json, fields).ShouldBe(picked);

    [Theory]
    [InlineData("""{"a":"\ud800x"}""", "a:excerpt(1)", """{"a":"\uFFFD"}""")]
    [InlineData("""{"a":"\ud800x"}""", "a", """{"a":"\uFFFDx"}""")]
    [InlineData("""{"a":{"\udc00":1}}""", "a.b", """{"a":{}}""")]
    [InlineData("""{"a":{"\udc00":1}}""", "a.*", """{"a":{"\uFFFD":1}}""")]
    public void Half_a_surrogate_pair_becomes_the_replacement_character(string json, string fields, string picked) => Pick(json, fields).ShouldBe(picked);

    [Theory]
    [InlineData("""{"a":1,"a-":2,"a.":3,"a/":4,"ab":5}""", "a,a-,a/,ab", """{"a":1,"a-":2,"a/":4,"ab":5}""")]
    [InlineData("""{"a":{"b":1,"bc":2,"b.c":3},"a.b":{"c":4}}""", "a.b.c,a.bc", """{"a":{"b":1,"b.c":3,"bc":2},"a.b":{"c":4}}""")]
    [InlineData("""{"a":{"":1},"":2}""", "a..b", """{"a":{"":1}}""")]
    public void Names_that_begin_alike_are_told_apart(string json, string fields, string picked) => Pick(json, fields).ShouldBe(picked);

    [Fact]
    public void Many_names_cost_no_more_for_each_record_than_a_few()
    {
        var json = "[" + string.Join(',', Enumerable.Repeat("""{"a":{"b7":1,"x":2},"c":3}""", 1000)) + "]";
        var many = string.Join(',', Enumerable.Range(0, 4_000).Select(i => $"a.b{i}"));
        FieldPicker.TryParse(many, out var picker).ShouldBeTrue();
        var buffer = new ArrayBufferWriter<byte>(100_000);
        using var writer = new Utf8JsonWriter(buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        picker!.Pick(Encoding.UTF8.GetBytes(json), writer);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 << 20);
        writer.Flush();
        Encoding.UTF8.GetString(buffer.WrittenSpan).ShouldStartWith("""[{"a":{"b7":1}},{"a":""");
    }

    [Fact]
    public void More_names_than_any_answer_has_can_not_be_read() =>
        FieldPicker.TryParse(string.Join(',', Enumerable.Range(0, 80_000)), out _).ShouldBeFalse();

    /// <summary>HTML opens formatting again in each paragraph: these few kilobytes would be millions of elements.</summary>
    [Fact]
    public void An_excerpt_of_markup_that_multiplies_is_found_at_once()
    {
        var markup = new StringBuilder("<p>");
        for (var i = 0; i < 400; i++) markup.Append(System.Globalization.CultureInfo.InvariantCulture, $"<b id={i}>");
        markup.Append("</p>").Insert(markup.Length, "<p>x", 20_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pick(JsonSerializer.Serialize(new { t = markup.ToString() }), "t:excerpt(3)").ShouldBe("""{"t":"x x"}""");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(200 << 20);
    }

    [Fact]
    public void Deep_nesting_is_kept()
    {
        var json = $$"""{"a":{{new string('[', 3000)}}{{new string(']', 3000)}}}""";
        Pick(json, "a").ShouldBe(json);
    }

    [Theory]
    [InlineData("t:excerpt(2,true)", "ab...")]
    [InlineData("t:excerpt(2)", "ab")]
    [InlineData("t:excerpt 3 true", "abc...")]
    [InlineData("t:excerpt((3))", "abc")]
    [InlineData("t:excerpt(,3)", "abc")]
    [InlineData("t:excerpt(3.7)", "abc")]
    [InlineData("t:excerpt(3,yes)", "abc")]
    [InlineData("t:excerpt(0x3)", "abc")]
    [InlineData("*:excerpt(1)", "a")]
    [InlineData("t,t:excerpt(1)", "a")]
    [InlineData("t:excerpt(1),t", "<b>abcdef</b>")]
    public void An_excerpt_is_the_beginning_of_the_text(string fields, string text) =>
        JsonDocument.Parse(Pick("""{"t":"<b>abcdef</b>"}""", fields)!).RootElement.GetProperty("t").GetString().ShouldBe(text);

    [Theory]
    [InlineData("*:excerpt")]
    [InlineData("t:excerpt()")]
    [InlineData("t:excerpt(0)")]
    [InlineData("t:excerpt(-1)")]
    [InlineData("t:excerpt(0.5)")]
    [InlineData("t:excerpt(1e1)")]
    [InlineData("t:excerpt(\"3\")")]
    [InlineData("t:excerpt(1,true,2)")]
    [InlineData("t:Excerpt(1)")]
    [InlineData("t:nope(1)")]
    [InlineData("t:excerpt(1")]
    [InlineData("t:excerpt 1)")]
    [InlineData("a,'b")]
    public void What_can_not_be_read_gives_nothing(string fields) => Pick("""{"t":"abc"}""", fields).ShouldBeNull();

    [Fact]
    public void Markup_becomes_words() =>
        new Excerpt(100, false).Of(" <p>Hello</p><div>t   est<b>12\n3</b><span>456</span></div># <h1>title</h1>").ShouldBe("Hello t est12 3456 # title");

    [Fact]
    public void Only_plain_white_space_is_collapsed() => new Excerpt(100, false).Of("a \t\n b&nbsp; c").ShouldBe("a b\u00a0 c");

    [Fact]
    public void Scripts_forms_and_pictures_are_left_out() =>
        new Excerpt(100, false).Of("a<script>b</script><style>c</style><form>d<p>e</p></form><ul><li>f</li><li>g</li></ul>").ShouldBe("a f g");

    [Fact]
    public void Characters_are_counted_not_bytes() => new Excerpt(2, true).Of("żółw 🐢🐢").ShouldBe("żó...");

    [Fact]
    public void Deeply_nested_markup_is_no_danger() =>
        new Excerpt(10, false).Of("top" + string.Concat(Enumerable.Repeat("<div>", 100_000)) + "deep").ShouldBe("top");

    [Theory]
    [InlineData("/json?fields=b:nope")]
    [InlineData("/json?fields=b,(")]
    [InlineData("/json?fields=b%27")]
    [InlineData("/json?fields=b:excerpt(0)")]
    [InlineData("/many/1000?fields=b:excerpt()")]
    public async Task What_can_not_be_read_is_a_bad_request(string url)
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        using var answer = await host.Client.GetAsync(url, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Trim().ShouldBe(
            """{"data":{},"message":"Something went wrong while processing your request.","status":400}""");
    }

    [Fact]
    public async Task What_can_not_be_read_does_not_matter_where_nothing_is_picked()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        (await host.Client.GetStringAsync("/info?a=1&fields=(", TestContext.Current.CancellationToken)).ShouldStartWith("GET|1|");
        ((int)(await host.Client.GetAsync("/json/404?fields=(", TestContext.Current.CancellationToken)).StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task Answers_pass_through_it_and_errors_do_not()
    {
        await using var host = await TestHost.StartAsync(new EchoPlugin());

        (await host.Client.GetStringAsync("/json?fields=b.x", TestContext.Current.CancellationToken)).ShouldBe("""{"b":{"x":1}}""");
        (await host.Client.GetStringAsync("/json?fields=", TestContext.Current.CancellationToken)).ShouldBe(EchoModule.Json);
        (await (await host.Client.GetAsync(
            "/json/400?fields=b.x",
            TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(EchoModule.Json);
    }
}
