using System.Text;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

public sealed class LongLikeTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DbSession _session;

    public LongLikeTests() => _session = DbSession.Open(_folder.File("data.db"));

    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("ABC", "abc")]
    [InlineData("abc", "%B%")]
    [InlineData("ÄBC", "äbc")]
    [InlineData("äbc", "_bc")]
    [InlineData("😀bc", "_bc")]
    [InlineData("a😀", "a_")]
    [InlineData("a😀", "a__")]
    [InlineData("a%c", "a\\%c")]
    [InlineData("abc", "a\\%c")]
    [InlineData("a_c", "%\\_%")]
    [InlineData("abc", "%\\_%")]
    [InlineData("a\\c", "a\\\\c")]
    [InlineData("abc", "a\\bc")]
    [InlineData("abc", "abc\\")]
    [InlineData("abc", "%\\")]
    [InlineData("", "")]
    [InlineData("", "%")]
    [InlineData("a", "")]
    [InlineData("abab", "%ab")]
    [InlineData("aba", "ab%ba")]
    [InlineData("aabaab", "%aab_ab%")]
    [InlineData("aaabaaac", "%aaac%")]
    [InlineData("a\nb", "a_b")]
    [InlineData(12L, "1%")]
    [InlineData(1.5, "%.5")]
    [InlineData(null, "%")]
    [InlineData("a", null)]
    public void It_says_what_LIKE_says(object? text, object? pattern) =>
        Ask("holdall_like(?1, ?2)", text, pattern).ShouldBe(Ask("?1 LIKE ?2 ESCAPE '\\'", text, pattern));

    [Fact]
    public void It_says_what_LIKE_says_of_texts_by_chance()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var (text, pattern) = (Make("abAé😀_%\\", random.Next(12)), Make("abAé😀_%%\\", random.Next(8)));
            Ask("holdall_like(?1, ?2)", text, pattern).ShouldBe(Ask("?1 LIKE ?2 ESCAPE '\\'", text, pattern), $"'{text}' like '{pattern}'");
        }

        string Make(string letters, int length)
        {
            var runes = letters.EnumerateRunes().ToArray();
            return string.Concat(Enumerable.Range(0, length).Select(_ => runes[random.Next(runes.Length)].ToString()));
        }
    }

    [Fact]
    public void Bytes_and_what_follows_a_zero_count_as_they_do_for_LIKE()
    {
        Ask("holdall_like(x'61', 'a')", null, null).ShouldBe(Ask("x'61' LIKE 'a' ESCAPE '\\'", null, null));
        Ask("holdall_like(?1, ?2)", "a\0b", "a").ShouldBe(Ask("?1 LIKE ?2 ESCAPE '\\'", "a\0b", "a"));
        Should.Throw<DatabaseException>(
            () => Ask("holdall_like(?1, ?2)", "a", new string('%', 50_001))).Message.ShouldContain("LIKE or GLOB pattern too complex");
    }

    [Theory]
    [InlineData(3_000, 1_000_000)]
    [InlineData(50_000, 1_000_000)]
    public void A_text_without_wildcards_is_looked_for_in_steps_that_follow_from_the_lengths(int pattern, int text)
    {
        var like = new LongLike(static () => false);
        like.IsMatch(Encoding.ASCII.GetBytes(new string('a', text)), Encoding.ASCII.GetBytes($"%{new string('a', pattern - 3)}b%")).ShouldBeFalse();
        like.Compared.ShouldBeLessThan(2 * (text + pattern));
    }

    [Fact]
    public void A_search_that_takes_long_by_its_wildcards_can_be_stopped()
    {
        var looks = 0;
        var like = new LongLike(() => ++looks == 3);
        var (text, pattern) = (Encoding.ASCII.GetBytes(new string('a', 1_000_000)), Encoding.ASCII.GetBytes($"%_{new string('a', 3_000)}b%"));
        Should.Throw<OperationCanceledException>(() => like.IsMatch(text, pattern));
        like.Compared.ShouldBe(3_000_000);
    }

    [Fact]
    public void A_search_stops_when_the_time_of_its_connection_is_over()
    {
        _session.StopAfter(TimeSpan.Zero);
        Should.Throw<DatabaseException>(
            () => Ask("holdall_like(?1, ?2)", new string('a', 1_000_000), $"%_{new string('a', 3_000)}b%")).Message.ShouldStartWith("interrupted");
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private long? Ask(string expression, object? text, object? pattern)
    {
        using var row = _session.Prepare("SELECT " + expression);
        if (expression.Contains('?'))
        {
            row.BindValue(1, text);
            row.BindValue(2, pattern);
        }

        row.Step();
        return row.IsNull(0) ? null : row.Int64(0);
    }
}
