using System.Text;
using System.Text.Json;
using Holdall.Values;

namespace Holdall.Tests.Collections;

public sealed class JsonStyleTests
{
    [Theory]
    [InlineData("plain é ü 😀 ✓", "plain é ü 😀 ✓")]
    [InlineData("<a href='x'>&</a>", "<a href='x'>&</a>")]
    [InlineData("\"\\/", "\\\"\\\\/")]
    [InlineData("\b\f\n\r\t", "\\b\\f\\n\\r\\t")]
    [InlineData("\0\u0001\u001f\u007f", "\\u0000\\u0001\\u001f\u007f")]
    [InlineData("a\u2028b\u2029c\u00a0", "a\u2028b\u2029c\u00a0")]
    [InlineData("é<😀>", "é<😀>")]
    public void Text_is_escaped_only_where_needed(string text, string json)
    {
        Write(w => w.WriteStringValue(text)).ShouldBe($"\"{json}\"");
        Write(w => w.WriteStringValue(Encoding.UTF8.GetBytes(text))).ShouldBe($"\"{json}\"");
        JsonSerializer.Deserialize<string>($"\"{json}\"").ShouldBe(text);
    }

    [Fact]
    public void Half_a_pair_is_replaced() => JsonSerializer.Deserialize<string>(Write(w => w.WriteStringValue("a\ud800b"))).ShouldBe("a\uFFFDb");

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonStyle.WriterOptions)) write(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
