using System.Buffers;
using System.Text;
using System.Text.Json;
using Holdall.Values;

namespace Holdall.Tests.Collections;

public sealed class CastTests
{
    private static readonly string[] Ab = ["a", "b"];

    [Theory]
    [InlineData("null", "")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("123.5", "123.5")]
    [InlineData("5", "5")]
    [InlineData("1e21", "1000000000000000000000")]
    [InlineData("1e15", "1000000000000000")]
    [InlineData("1.2345678901234567e20", "123456789012345670000")]
    [InlineData("1.5e300", "15", 301)]
    [InlineData("1e-7", "0.0000001")]
    [InlineData("1.2345678901234568e-5", "0.000012345678901234568")]
    [InlineData("-0.00001", "-0.00001")]
    [InlineData("\"abc\"", "abc")]
    [InlineData("\" abc \"", " abc ")]
    [InlineData("[\"a\"]", "")]
    [InlineData("{\"x\":1}", "")]
    [InlineData("\"lone \\ud800\"", "lone \uFFFD")]
    [InlineData("\"\\ude00\\n\\\"\\u00e9\\ud83d\\ude00\"", "\uFFFD\n\"é😀")]
    public void Json_becomes_text(string json, string text, int paddedWithZerosTo = 0) =>
        Cast.ToText(Parse(json)).ShouldBe(text.PadRight(Math.Max(paddedWithZerosTo, text.Length), '0'));

    [Fact]
    public void Values_of_code_become_text()
    {
        Cast.ToText(5).ShouldBe("5");
        Cast.ToText(0.1f).ShouldBe("0.1");
        Cast.ToText(1.50m).ShouldBe("1.5");
        Cast.ToText(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(2))).ShouldBe("2024-01-02 01:04:05.000Z");
    }

    [Theory]
    [InlineData("null", 0)]
    [InlineData("true", 1)]
    [InlineData("123.5", 123.5)]
    [InlineData("[1]", 0)]
    [InlineData("{\"a\":1}", 0)]
    [InlineData("\"12\"", 12)]
    public void Json_becomes_a_number(string json, double number) => Cast.ToNumber(Parse(json)).ShouldBe(number);

    [Theory]
    [InlineData("5", 5)]
    [InlineData("5.", 5)]
    [InlineData(".5", 0.5)]
    [InlineData("+5", 5)]
    [InlineData("-5", -5)]
    [InlineData("010", 10)]
    [InlineData("123.50", 123.5)]
    [InlineData("1e3", 1000)]
    [InlineData("1E-2", 0.01)]
    [InlineData("0x1p4", 16)]
    [InlineData("0X1.8P1", 3)]
    [InlineData("-0x_1p4", -16)]
    [InlineData("0x.8p0", 0.5)]
    [InlineData("1_000", 1000)]
    [InlineData("1_0.2_5e1_0", 102500000000)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData("+INF", double.PositiveInfinity)]
    [InlineData("NaN", double.NaN)]
    public void Text_that_is_a_number_is_read(string text, double number) => Cast.ToNumber(text).ShouldBe(number);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("abc")]
    [InlineData("true")]
    [InlineData("12a")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData("5\n")]
    [InlineData("0x10")]
    [InlineData("0x")]
    [InlineData("0x.p1")]
    [InlineData("0x1__0p1")]
    [InlineData("1,5")]
    [InlineData("٣")]
    [InlineData("--5")]
    [InlineData("_1")]
    [InlineData("1_")]
    [InlineData("1__0")]
    [InlineData("1_.5")]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("0x1p99999999999")]
    [InlineData("+nan")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("e5")]
    [InlineData("infi")]
    public void Text_that_is_no_number_is_0(string text) => Cast.ToNumber(text).ShouldBe(0);

    [Theory]
    [InlineData("null", false)]
    [InlineData("true", true)]
    [InlineData("0", false)]
    [InlineData("-0.0", false)]
    [InlineData("0.1", true)]
    [InlineData("-1", true)]
    [InlineData("1e21", true)]
    [InlineData("\"1\"", true)]
    [InlineData("\"t\"", true)]
    [InlineData("\"T\"", true)]
    [InlineData("\"TRUE\"", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"True\"", true)]
    [InlineData("\"tRue\"", false)]
    [InlineData("\"yes\"", false)]
    [InlineData("\"on\"", false)]
    [InlineData("\"2\"", false)]
    [InlineData("\"f\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("[1]", false)]
    [InlineData("{\"a\":1}", false)]
    public void Json_becomes_true_or_false(string json, bool flag) => Cast.ToBool(Parse(json)).ShouldBe(flag);

    [Theory]
    [InlineData("null", "")]
    [InlineData("\"\"", "")]
    [InlineData("\"a\"", "a")]
    [InlineData("\"a,b\"", "a,b")]
    [InlineData("\"[\\\"a\\\",\\\"b\\\",\\\"a\\\"]\"", "a|b")]
    [InlineData("\" [\\\"a\\\"]\"", "a")]
    [InlineData("\"[\\\"a\\\",1]\"", "[\"a\",1]")]
    [InlineData("\"[1\"", "[1")]
    [InlineData("\"x[\"", "x[")]
    [InlineData("\"[]\"", "")]
    [InlineData("\"[null,\\\"a\\\"]\"", "a")]
    [InlineData("[\"a\",\"b\",\"a\",\"\"]", "a|b")]
    [InlineData("[1,true,null,\"x\"]", "1|true|x")]
    [InlineData("[\"a\",[\"b\"]]", "")]
    [InlineData("[\"a\",{\"b\":1}]", "")]
    [InlineData("123.5", "123.5")]
    [InlineData("true", "true")]
    [InlineData("{\"a\":\"b\"}", "")]
    public void Json_becomes_a_list_of_different_texts(string json, string items) =>
        string.Join('|', Cast.ToUniqueList(Parse(json))).ShouldBe(items);

    [Fact]
    public void Long_lists_are_made_unique_in_no_time()
    {
        var list = Enumerable.Range(0, 200_000).Select(i => (i % 150_000).ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Cast.ToUniqueList(list).Length.ShouldBe(150_000);
        Cast.ToUniqueList(new[] { "b", "", "a", "b", "c", "a" }).ShouldBe(["b", "a", "c"]);
    }

    [Fact]
    public void List_without_repetitions_is_not_copied() => Cast.ToUniqueList(Ab).ShouldBeSameAs(Ab);

    [Theory]
    [InlineData("true", "true")]
    [InlineData("123.5", "123.5")]
    [InlineData("1e21", "1e+21")]
    [InlineData("12345678901234567890", "12345678901234567000")]
    [InlineData("[1,null,{\"b\":1,\"a\":\"<&>\"}]", "[1,null,{\"a\":\"<&>\",\"b\":1}]")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"null\"", "null")]
    [InlineData("\"true\"", "true")]
    [InlineData("\"123\"", "123")]
    [InlineData("\" 123\"", "\" 123\"")]
    [InlineData("\"123 \"", "123 ")]
    [InlineData("\"01\"", "\"01\"")]
    [InlineData("\"-5e3\"", "-5e3")]
    [InlineData("\"[1,2\"", "\"[1,2\"")]
    [InlineData("\"{ \\\"b\\\" : 1, \\\"a\\\":2 }\"", "{ \"b\" : 1, \"a\":2 }")]
    [InlineData("\"\\\"quoted\\\"\"", "\"quoted\"")]
    [InlineData("\"<b>&amp;</b>\"", "\"<b>&amp;</b>\"")]
    [InlineData("\"a\\\"b\\\\c\\n\\u0085\\u00a0é😀\"", "\"a\\\"b\\\\c\\n\\u0085\\u00a0é😀\"")]
    [InlineData("\"truex\"", "\"truex\"")]
    public void Json_is_kept_as_its_text(string json, string text) => Cast.ToJson(Parse(json))!.Text.ShouldBe(text);

    [Theory]
    [InlineData("x\u0001y", false)]
    [InlineData("x\u007f", false)]
    [InlineData("{\"a\":\"x\u001fy\"}", false)]
    [InlineData("[\"\u0000\"]", false)]
    [InlineData("\"\u000b\"", false)]
    [InlineData("\u0007", false)]
    [InlineData("\b\t\n\f\r", true)]
    [InlineData("{\"a\":\"x\ty\"}", true)]
    [InlineData("{\"a\":\"\\u0001\"}", true)]
    [InlineData("[\"\u007f\"]", true)]
    [InlineData("x\u0085\u200b", true)]
    public void Text_with_control_characters_that_cannot_be_quoted_is_no_json(string text, bool isValid) => Cast.ToJson(text)!.IsValid.ShouldBe(isValid);

    [Fact]
    public void Text_that_cannot_be_quoted_is_still_shown_as_itself() => Written(Cast.ToJson("{x\u0001\"")!.WriteTo).ShouldBe("\"{x\\u0001\\\"\"");

    [Fact]
    public void Text_of_a_script_with_half_a_pair_stays_readable()
    {
        Cast.ToJson("\"a\ud800\"")!.Text.ShouldBe("\"a\uFFFD\"");
        Cast.ToJson("a\ud800")!.Text.ShouldBe("\"a\uFFFD\"");
        Cast.ToJson("\"😀\"")!.Text.ShouldBe("\"😀\"");
    }

    [Fact]
    public void Null_is_no_json() => Cast.ToJson(Parse("null")).ShouldBeNull();

    [Theory]
    [InlineData("null", 0, 0)]
    [InlineData("\"\"", 0, 0)]
    [InlineData("{}", 0, 0)]
    [InlineData("{\"lon\":8.5,\"lat\":47.25}", 8.5, 47.25)]
    [InlineData("{\"LON\":5,\"lat\":6,\"alt\":7}", 0, 6)]
    [InlineData("{\"lon\":\"8.5\",\"lat\":\"47\"}", 0, 0)]
    [InlineData("{\"lon\":\"x\",\"lat\":5}", 0, 0)]
    [InlineData("{\"lon\":true,\"lat\":5}", 0, 0)]
    [InlineData("{\"lon\":null,\"lat\":3}", 0, 3)]
    [InlineData("{\"lon\":[1],\"lat\":3}", 0, 0)]
    [InlineData("{\"lat\":5}", 0, 5)]
    [InlineData("\"{\\\"lon\\\":5,\\\"lat\\\":6}\"", 5, 6)]
    [InlineData("\"[5,6]\"", 0, 0)]
    [InlineData("\"5,6\"", 0, 0)]
    [InlineData("[5,6]", 0, 0)]
    [InlineData("5", 0, 0)]
    [InlineData("true", 0, 0)]
    public void Json_becomes_a_place(string json, double lon, double lat) => Cast.ToGeoPoint(Parse(json)).ShouldBe(new GeoPoint(lon, lat));

    [Theory]
    [InlineData(5, "5")]
    [InlineData(-0.0, "0")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(9007199254740991, "9007199254740991")]
    [InlineData(1.5e300, "1.5e+300")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(1e-6, "0.000001")]
    [InlineData(0.00001, "0.00001")]
    [InlineData(0.00012345, "0.00012345")]
    [InlineData(-1.5e-9, "-1.5e-9")]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "null")]
    public void Numbers_are_written_like_javascript_does(double number, string json) => Written(w => Cast.WriteNumber(w, number)).ShouldBe(json);

    [Theory]
    [InlineData("{ \"b\" : 1,\n \"a\":[ 1 , \"x y\" ] }", "{\"b\":1,\"a\":[1,\"x y\"]}")]
    [InlineData("1.0", "1.0")]
    [InlineData("\"<a href=\\\"x\\\">&\u2028\"", "\"<a href=\\\"x\\\">&\u2028\"")]
    [InlineData("\"\\ud800 \\u00e9\"", "\"\\ud800 \\u00e9\"")]
    [InlineData("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2}")]
    [InlineData("plain <text>", "\"plain <text>\"")]
    [InlineData("1 2", "\"1 2\"")]
    [InlineData("", "\"\"")]
    public void Stored_json_is_written_compact_and_else_as_it_is(string text, string json) =>
        Written(new JsonText(text).WriteTo).ShouldBe(json);

    [Fact]
    public void Deep_json_stays_json()
    {
        var deep = new string('[', 2000) + new string(']', 2000);
        Cast.ToJson(deep)!.Text.ShouldBe(deep);
        Written(new JsonText(deep).WriteTo).ShouldBe(deep);
    }

    [Fact]
    public void Broken_bytes_of_a_column_do_not_break_the_answer() =>
        Written(w => JsonSyntax.WriteFromText(w, [(byte)'"', 0xFF, (byte)'"'])).ShouldBe("\"\uFFFD\"");

    [Fact]
    public void Whole_numbers_of_code_are_seconds_and_those_of_json_no_dates()
    {
        Cast.ToDate(1700000000L).ShouldBe("2023-11-14 22:13:20.000Z");
        Cast.ToDate(0).ShouldBe("1970-01-01 00:00:00.000Z");
        Cast.ToDate(long.MaxValue).ShouldBe("");
        Cast.ToDate(1700000000d).ShouldBe("");
        Cast.ToDate("1700000000").ShouldBe("");
        Cast.ToDate(true).ShouldBe("");
    }

    [Fact]
    public void Names_with_half_a_pair_are_read()
    {
        var members = (Dictionary<string, object?>)Cast.FromElement(Parse("{\"a\\ud800\":1}"))!;
        members.ShouldContainKey("a\uFFFD");
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonStyle.WriterOptions)) write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
