using Holdall.Plugins.Auth.Passkeys;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Auth.Tests.Passkeys;

public sealed class PasskeyChallengesTests
{
    private readonly FakeTimeProvider _time = new(TestEngine.Now);
    private readonly PasskeyChallenges _challenges;

    public PasskeyChallengesTests() => _challenges = new PasskeyChallenges(_time);

    [Fact]
    public void A_challenge_is_found_for_its_purpose_until_it_is_met()
    {
        var (id, challenge) = _challenges.Create("a");

        challenge.Length.ShouldBe(32);
        _challenges.Find(id, "a").ShouldBe(challenge);
        _challenges.Find(id, "b").ShouldBeNull();
        _challenges.TryMeet(id).ShouldBeTrue();
        _challenges.TryMeet(id).ShouldBeFalse();
        _challenges.Find(id, "a").ShouldBeNull();
    }

    [Fact]
    public void It_ends_after_five_minutes()
    {
        var (id, _) = _challenges.Create("a");

        _time.Advance(TimeSpan.FromSeconds(299));
        _challenges.Find(id, "a").ShouldNotBeNull();
        _time.Advance(TimeSpan.FromSeconds(1));
        _challenges.Find(id, "a").ShouldBeNull();
    }

    [Fact]
    public void Another_process_does_not_know_it() => new PasskeyChallenges(_time).Find(_challenges.Create("a").Id, "a").ShouldBeNull();

    [Fact]
    public void It_has_one_form()
    {
        var (id, _) = _challenges.Create("a");
        var (other, _) = _challenges.Create("a");

        string[] changed = [id + "=", id + " ", id + ".", id.ToUpperInvariant(), "", ".", id[..^1], Flip(id, 0), Flip(id, 53)];
        foreach (var wrong in (string[])[.. changed, $"{id.Split('.')[0]}.{other.Split('.')[1]}"])
        {
            if (wrong != id) _challenges.Find(wrong, "a").ShouldBeNull(wrong);
        }
    }

    /// <summary>Bits at the end of the last letter carry nothing, and must not make another id.</summary>
    [Fact]
    public void Its_last_letter_can_not_be_exchanged()
    {
        var (id, _) = _challenges.Create("a");

        foreach (var letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        {
            var changed = id[..^1] + letter;
            if (changed != id) _challenges.Find(changed, "a").ShouldBeNull(changed);
        }
    }

    private static string Flip(string id, int at) => id[..at] + (id[at] == 'A' ? 'B' : 'A') + id[(at + 1)..];
}
