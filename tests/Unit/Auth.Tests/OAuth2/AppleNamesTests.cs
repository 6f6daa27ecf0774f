using Holdall.Plugins.Auth.OAuth2;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Auth.Tests.OAuth2;

public sealed class AppleNamesTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly AppleNames _names;

    public AppleNamesTests() => _names = new AppleNames(_time);

    [Fact]
    public void A_name_is_given_once()
    {
        _names.Add("code", "Ann Lee");

        _names.Take("code").ShouldBe("Ann Lee");
        _names.Take("code").ShouldBeNull();
        _names.Take("other").ShouldBeNull();
    }

    [Fact]
    public void After_a_minute_it_is_forgotten()
    {
        _names.Add("code", "Ann Lee");
        _time.Advance(TimeSpan.FromMinutes(1));

        _names.Take("code").ShouldBeNull();
    }

    [Theory]
    [InlineData("  Ann ", "Ann")]
    [InlineData(" ", null)]
    public void It_is_trimmed_and_an_empty_one_is_none(string name, string? kept)
    {
        _names.Add("code", name);

        _names.Take("code").ShouldBe(kept);
    }

    [Fact]
    public void It_is_cut_to_150_bytes_between_letters()
    {
        _names.Add("code", "a" + new string('ü', 100));

        _names.Take("code").ShouldBe("a" + new string('ü', 74));
    }

    [Fact]
    public void What_strangers_send_does_not_fill_the_memory()
    {
        _names.Add(new string('c', 1001), "Ann");
        for (var i = 0; i < 1000; i++) _names.Add($"code {i}", "Ann");
        _names.Add("one more", "Ann");

        _names.Take(new string('c', 1001)).ShouldBeNull();
        _names.Take("one more").ShouldBeNull();
        _names.Take("code 999").ShouldBe("Ann");
    }
}
