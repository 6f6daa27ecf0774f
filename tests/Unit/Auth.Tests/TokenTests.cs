using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Holdall.Auth;
using Holdall.Collections;
using Holdall.Plugins.Auth.Tokens;
using Holdall.TestKit.Fakes;
using Microsoft.AspNetCore.Http;

namespace Holdall.Plugins.Auth.Tests;

public sealed class TokenTests : IAsyncLifetime
{
    private const string SpecVector =
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJjb2xsZWN0aW9uSWQiOiJwYmNfMTIzNDU2Nzg5MCIsImV4cCI6NDEwMjQ0NDgwMCwiaWQiOiJhYmNkZWZnaGlqMTIzNDUiLCJyZWZyZXNoYWJsZSI6dHJ1ZSwidHlwZSI6ImF1dGgifQ.7zJXR7khxvpFoz0eN7U86hRjecK5LQ_42Z-ptmhxdkQ";

    private TestEngine _engine = null!;
    private RecordTokens _tokens = null!;
    private Record _member = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        _tokens = new RecordTokens(_engine.Collections, _engine.Records, _engine.Time);
        var members = await _engine.StoreAsync(AuthFixtures.Users("members", "pbc_1234567890"));
        _member = await _engine.StoreAsync(
            new Record(members) { ["id"] = "abcdefghij12345", ["tokenKey"] = new string('K', 50), ["email"] = "a@example.com", ["password"] = "hash" });
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public void A_token_is_made_byte_for_byte_as_specified()
    {
        var now = _engine.Time.GetUtcNow().ToUnixTimeSeconds();

        _tokens.Create(_member, TokenTypes.Auth, duration: 4102444800 - now).ShouldBe(SpecVector);
    }

    [Fact]
    public void A_token_made_elsewhere_is_as_good() => _tokens.FindRecord(SpecVector, TokenTypes.Auth)!.Id.ShouldBe(_member.Id);

    [Fact]
    public async Task A_token_of_PocketBase_verifies_with_the_keys_of_its_data()
    {
        const string token =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6IjRxMXhsY2xtZmxva3UzMyIsImV4cCI6MjUyNDYwNDQ2MSwidHlwZSI6ImZpbGUiLCJjb2xsZWN0aW9uSWQiOiJfcGJfdXNlcnNfYXV0aF8ifQ.nSTLuCPcGpWn2K2l-BFkC3Vlzc-ZTDPByYq8dN1oPSo";
        var users = AuthFixtures.Users();
        users = users with
        {
            Auth = users.Auth! with
            {
                FileToken = new TokenOptions
                {
                    Secret = "4Ax9zDm2Rwtny81dGaGQrJQBnIx5wVOuNe89X6v7NbNzrAZhvn",
                    Duration = 180,
                }
            }
        };
        users = await _engine.StoreAsync(users);
        await _engine.StoreAsync(new Record(users) { ["id"] = "4q1xlclmfloku33", ["tokenKey"] = "tfYe7rCTX4D2KuWQY3pJjBifgsrMbecyXBatEPjrSfGEGS2jh6" });

        _tokens.FindRecord(token, TokenTypes.File)!.Id.ShouldBe("4q1xlclmfloku33");
    }

    [Theory]
    [InlineData(TokenTypes.Auth)]
    [InlineData(TokenTypes.File)]
    [InlineData(TokenTypes.Verification)]
    [InlineData(TokenTypes.PasswordReset)]
    [InlineData(TokenTypes.EmailChange)]
    public void Each_kind_counts_only_as_itself(string type)
    {
        var token = _tokens.Create(_member, type, newEmail: "b@example.com");

        _tokens.FindRecord(token)!.Id.ShouldBe(_member.Id);
        _tokens.FindRecord(token, type)!.Id.ShouldBe(_member.Id);
        _tokens.FindRecord(token, type == TokenTypes.Auth ? TokenTypes.File : TokenTypes.Auth).ShouldBeNull();
    }

    [Fact]
    public void The_claims_of_a_change_of_address_name_both_addresses()
    {
        var claims = TokenClaims.Read(_tokens.Create(_member, TokenTypes.EmailChange, newEmail: "b@example.com"))!;

        claims.Email.ShouldBe("a@example.com");
        claims.NewEmail.ShouldBe("b@example.com");
        claims.Expires.ShouldBe(_engine.Time.GetUtcNow().ToUnixTimeSeconds() + 1800);
    }

    [Fact]
    public void A_token_ends_to_the_second_also_when_it_was_verified_before()
    {
        var token = _tokens.Create(_member, TokenTypes.File);
        _engine.Time.Advance(TimeSpan.FromSeconds(179));
        _tokens.FindRecord(token, TokenTypes.File)!.Id.ShouldBe(_member.Id);

        _engine.Time.Advance(TimeSpan.FromSeconds(1));

        _tokens.FindRecord(token, TokenTypes.File).ShouldBeNull();
    }

    [Fact]
    public async Task A_new_token_key_ends_tokens_that_were_verified_before()
    {
        var token = _tokens.Create(_member, TokenTypes.Auth);
        _tokens.FindRecord(token).ShouldNotBeNull();

        _member["tokenKey"] = new string('L', 50);
        await _engine.Records.SaveAsync(_member);

        _tokens.FindRecord(token).ShouldBeNull();
    }

    [Fact]
    public async Task A_new_secret_of_the_collection_ends_tokens_that_were_verified_before()
    {
        var token = _tokens.Create(_member, TokenTypes.Auth);
        _tokens.FindRecord(token).ShouldNotBeNull();
        var members = _engine.Collections.Get("members");

        await _engine.StoreAsync(members with { Auth = members.Auth! with { AuthToken = new TokenOptions { Secret = new string('T', 50), Duration = 100 } } });

        _tokens.FindRecord(token).ShouldBeNull();
    }

    [Fact]
    public void A_token_without_an_end_or_with_the_name_of_the_collection_is_valid()
    {
        _tokens.FindRecord(Sign("""{"id":"abcdefghij12345","collectionId":"members","type":"auth"}"""))!.Id.ShouldBe(_member.Id);
        _tokens.FindRecord(Sign("""{"id":"abcdefghij12345","collectionId":"members","type":"auth","exp":0}"""))!.Id.ShouldBe(_member.Id);
        _tokens.FindRecord(Sign("""{"id":"x","collectionId":"members","type":"auth","id":"abcdefghij12345","exp":4102444800.5}""", """{"alg":"HS256"}"""))!.Id.ShouldBe(_member.Id);
    }

    [Theory]
    [InlineData("""{"id":"abcdefghij12345","collectionId":"members","type":"auth","exp":"4102444800"}""")]
    [InlineData("""{"id":"abcdefghij12345","collectionId":"members","type":"auth","exp":null}""")]
    [InlineData("""{"id":"abcdefghij12345","collectionId":"members","type":"auth","nbf":4102444800}""")]
    [InlineData("""{"id":"abcdefghij12345","collectionId":"members","type":"auth","iat":4102444800}""")]
    [InlineData("""{"id":"abcdefghij12345","collectionId":"members","type":"login"}""")]
    [InlineData("""{"id":"abcdefghij12345","collectionId":"members"}""")]
    [InlineData("""{"id":5,"collectionId":"members","type":"auth"}""")]
    [InlineData("""{"id":"other","collectionId":"members","type":"auth"}""")]
    [InlineData("""{"id":"abcdefghij12345","collectionId":"missing","type":"auth"}""")]
    [InlineData("""["auth"]""")]
    [InlineData("""{"id":"\ud800","collectionId":"members","type":"auth"}""")]
    [InlineData("""{"id":"abcdefghij12345","collectionId":"\udc00x","type":"auth"}""")]
    [InlineData("""{"id":"abcdefghij12345","collectionId":"members","type":"\ud83d"}""")]
    [InlineData("""{"\ud800":1,"id":"abcdefghij12345","collectionId":"members","type":"login"}""")]
    public void A_well_signed_token_with_bad_claims_is_worth_nothing(string payload) => _tokens.FindRecord(Sign(payload)).ShouldBeNull();

    [Theory]
    [InlineData("id")]
    [InlineData("collectionId")]
    [InlineData("type")]
    [InlineData("newEmail")]
    public void A_token_with_a_text_that_is_no_UTF8_is_worth_nothing(string member)
    {
        var payload = Encoding.Latin1.GetBytes($$"""{"id":"abcdefghij12345","collectionId":"members","type":"auth","{{member}}":"{{'\u00ff'}}{{'\u00c0'}}"}""");
        _tokens.FindRecord(Sign(payload)).ShouldBeNull();
    }

    [Fact]
    public async Task A_request_whose_token_has_no_signature_is_of_a_guest()
    {
        var token = SpecVector[..(SpecVector.LastIndexOf('.') + 1)];
        _tokens.FindRecord(token).ShouldBeNull();
        (await Authenticate(token)).IsGuest.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"alg":"\ud800"}""")]
    [InlineData("""{"alg":"none"}""")]
    [InlineData("""{"alg":"HS512"}""")]
    [InlineData("""{"alg":"hs256"}""")]
    [InlineData("""{"typ":"JWT"}""")]
    public void Only_one_algorithm_counts(string header) =>
        _tokens.FindRecord(Sign("""{"id":"abcdefghij12345","collectionId":"members","type":"auth"}""", header)).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d")]
    [InlineData("not a token")]
    [InlineData(SpecVector + "=")]
    [InlineData(SpecVector + ".")]
    [InlineData("Bearer " + SpecVector)]
    public void Text_that_is_no_token_is_worth_nothing(string token) => _tokens.FindRecord(token).ShouldBeNull();

    [Fact]
    public void Every_changed_character_breaks_a_token()
    {
        var token = _tokens.Create(_member, TokenTypes.Auth);
        var last = token.Length - 1;
        for (var i = 0; i < last; i++)
        {
            if (token[i] == '.') continue;
            var changed = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            _tokens.FindRecord(changed).ShouldBeNull($"character {i}");
        }
    }

    [Fact]
    public void Tokens_are_remembered_within_bounds()
    {
        var verified = new VerifiedTokens(10);
        var one = new VerifiedToken(TokenClaims.Read(SpecVector)!, "k", "s");
        verified.Add("kept", one);
        for (var i = 0; i < 30; i++)
        {
            verified.Add("other" + i, one);
            if (i < 20) verified.Find("kept").ShouldBe(one);
        }

        verified.Find("other0").ShouldBeNull();
        verified.Find("other29").ShouldBe(one);
    }

    [Theory]
    [InlineData(SpecVector)]
    [InlineData("Bearer " + SpecVector)]
    [InlineData("bEARER " + SpecVector)]
    [InlineData("  Bearer " + SpecVector + "  ")]
    public async Task A_request_is_of_the_record_of_its_token(string header) => (await Authenticate(header)).Id.ShouldBe(_member.Id);

    [Theory]
    [InlineData("Basic " + SpecVector)]
    [InlineData("Bearer  " + SpecVector)]
    [InlineData("Bearer " + SpecVector + " " + SpecVector)]
    [InlineData("Bearer ")]
    [InlineData("")]
    public async Task A_request_without_a_usable_token_is_of_a_guest(string header) => (await Authenticate(header)).IsGuest.ShouldBeTrue();

    [Fact]
    public async Task A_file_token_authenticates_no_request() => (await Authenticate(_tokens.Create(_member, TokenTypes.File))).IsGuest.ShouldBeTrue();

    private async Task<AuthState> Authenticate(string header)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = header;
        return await new RequestAuthenticator(_tokens, AuthServices.Keys(_engine)).AuthenticateAsync(http);
    }

    /// <summary>Signs independently of the code under test.</summary>
    private static string Sign(string payload, string header = """{"alg":"HS256","typ":"JWT"}""") => Sign(Encoding.UTF8.GetBytes(payload), header);

    private static string Sign(byte[] payload, string header = """{"alg":"HS256","typ":"JWT"}""")
    {
        var content = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header)) + "." + Base64Url.EncodeToString(payload);
        var key = Encoding.UTF8.GetBytes(new string('K', 50) + new string('S', 50));
        return content + "." + Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(content)));
    }
}
