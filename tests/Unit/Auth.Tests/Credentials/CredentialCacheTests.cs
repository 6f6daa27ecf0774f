using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.Credentials;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Auth.Tests.Credentials;

public sealed class CredentialCacheTests
{
    private readonly FakeTimeProvider _time = new(TestEngine.Now);
    private readonly CredentialCache _cache;
    private int _reads;

    public CredentialCacheTests() => _cache = new CredentialCache(_time);

    [Fact]
    public void Who_comes_again_is_not_read_again_for_half_a_minute()
    {
        for (var i = 0; i < 5; i++) Find().ShouldNotBeNull();
        _reads.ShouldBe(1);

        _time.Advance(TimeSpan.FromSeconds(30));
        Find();

        _reads.ShouldBe(2);
    }

    [Fact]
    public void What_is_not_there_is_not_kept()
    {
        _cache.Find("a", _ => null).ShouldBeNull();

        Find().ShouldNotBeNull();
    }

    [Fact]
    public void What_is_being_changed_is_read_each_time()
    {
        Find();
        _cache.BeginChange("a");

        Find();
        Find();
        _cache.EndChange("a");
        Find();
        Find();

        _reads.ShouldBe(4);
    }

    [Fact]
    public void Of_two_changes_both_have_to_end()
    {
        _cache.BeginChange("a");
        _cache.BeginChange("a");
        _cache.EndChange("a");

        Find();
        Find();

        _reads.ShouldBe(2);
    }

    [Fact]
    public void What_was_read_before_a_change_and_comes_after_it_is_not_kept()
    {
        _cache.Find("a", key =>
        {
            _cache.BeginChange(key);
            _cache.EndChange(key);
            return New();
        });

        Find();

        _reads.ShouldBe(1);
    }

    [Fact]
    public void A_use_is_noteworthy_once_in_five_minutes()
    {
        var credential = New();

        credential.IsNoteworthy(_time.GetUtcNow()).ShouldBeTrue();
        credential.IsNoteworthy(_time.GetUtcNow().AddSeconds(299)).ShouldBeFalse();
        credential.IsNoteworthy(_time.GetUtcNow().AddSeconds(300)).ShouldBeTrue();
    }

    private LiveCredential? Find() => _cache.Find("a", _ =>
    {
        _reads++;
        return New();
    });

    private static LiveCredential New() => new(new Record(Collection.NewBase(
        "_sessions",
        [
            new TextField { Name = "recordRef" },
            new TextField { Name = "collectionRef" },
            new DateField { Name = "lastUsed" },
            new DateField { Name = "expires" },
        ])));
}
