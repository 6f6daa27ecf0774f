using Holdall.Plugins.Auth.Passwords;

namespace Holdall.Plugins.Auth.Tests;

public sealed class BcryptHasherTests
{
    private const string OfTestData = "$2a$10$0CUWH81tPWUhxKqksZnO/eDfJiWTTG/xg7v5Yg8RhcLIGWY3oeCHe";

    private readonly BcryptHasher _hasher = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hash_verifies_its_password_only()
    {
        var hash = await _hasher.HashAsync("s3cret-ü", 4, Aborted);

        hash.ShouldStartWith("$2a$04$");
        (await _hasher.VerifyAsync("s3cret-ü", hash, Aborted)).ShouldBeTrue();
        (await _hasher.VerifyAsync("s3cret-u", hash, Aborted)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_hash_of_PocketBase_verifies() => (await _hasher.VerifyAsync("1234567890", OfTestData, Aborted)).ShouldBeTrue();

    [Theory]
    [InlineData("$2$")]
    [InlineData("$2b$")]
    [InlineData("$2y$")]
    public async Task Hashes_of_the_other_versions_verify(string version) =>
        (await _hasher.VerifyAsync("1234567890", version + OfTestData[4..], Aborted)).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("$2a$10$short")]
    [InlineData("$2a$99$0CUWH81tPWUhxKqksZnO/eDfJiWTTG/xg7v5Yg8RhcLIGWY3oeCHe")]
    [InlineData("$2a$03$0CUWH81tPWUhxKqksZnO/eDfJiWTTG/xg7v5Yg8RhcLIGWY3oeCHe")]
    [InlineData("$3a$10$0CUWH81tPWUhxKqksZnO/eDfJiWTTG/xg7v5Yg8RhcLIGWY3oeCHe")]
    public async Task What_is_no_hash_verifies_nothing(string hash)
    {
        (await _hasher.VerifyAsync("", hash, Aborted)).ShouldBeFalse();
        (await _hasher.VerifyAsync("plain", hash, Aborted)).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_a_password_to_verify_72_bytes_count()
    {
        var hash = await _hasher.HashAsync(new string('a', 72), 4, Aborted);

        (await _hasher.VerifyAsync(new string('a', 72) + "more", hash, Aborted)).ShouldBeTrue();
        (await _hasher.VerifyAsync(new string('a', 71), hash, Aborted)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_password_that_is_too_long_is_not_hashed() =>
        await Should.ThrowAsync<ArgumentException>(() => _hasher.HashAsync(new string('ü', 37), 4, Aborted));

    [Fact]
    public async Task Many_at_once_wait_for_their_turn()
    {
        var hashes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _hasher.HashAsync("password" + i, 4, Aborted)));

        hashes.Distinct().Count().ShouldBe(20);
    }
}
