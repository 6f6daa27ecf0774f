using Holdall.Auth;
using Holdall.Collections;
using Holdall.Http;
using Holdall.Plugins.Auth.OAuth2;
using Holdall.Plugins.Auth.Passwords;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Records;
using Holdall.Settings;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.Plugins.Auth.Tests;

public sealed class SignInTests : IAsyncLifetime
{
    private readonly FakeSettings _settings = new();
    private readonly BcryptHasher _hasher = new();
    private TestEngine _engine = null!;

    public async ValueTask InitializeAsync()
    {
        _engine = await TestEngine.OpenAsync();
        await _engine.StoreAsync(AuthFixtures.Users());
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task A_password_gets_the_record_and_a_token()
    {
        var ann = await AddAsync("ann@example.com", "correct horse");
        var request = Login("ann@example.com", "correct horse");
        var viewer = "";
        _engine.Hooks.RecordEnrich.Use((e, next) =>
        {
            viewer = e.Request.Auth.Id;
            return next();
        });

        await PasswordAsync(request);

        request.Http.Response.StatusCode.ShouldBe(200);
        request.ResponseJson.GetProperty("record").GetProperty("email").GetString().ShouldBe("ann@example.com");
        request.ResponseJson.TryGetProperty("meta", out _).ShouldBeFalse();
        Tokens.FindRecord(request.ResponseJson.GetProperty("token").GetString()!, TokenTypes.Auth)!.Id.ShouldBe(ann.Id);
        viewer.ShouldBe(ann.Id);
    }

    [Fact]
    public async Task The_user_name_counts_in_any_case_as_its_index_says()
    {
        await AddAsync("ann@example.com", "correct horse", "Ann");
        var request = Login("aNN", "correct horse");

        await PasswordAsync(request);

        request.Http.Response.StatusCode.ShouldBe(200);
    }

    [Fact]
    public async Task An_address_counts_with_its_case()
    {
        await AddAsync("ann@example.com", "correct horse");

        (await Should.ThrowAsync<ApiException>(PasswordAsync(Login("Ann@example.com", "correct horse")))).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("ann@example.com", "wrong horse")]
    [InlineData("bob@example.com", "correct horse")]
    public async Task A_wrong_password_and_an_unknown_identity_look_alike(string identity, string password)
    {
        await AddAsync("ann@example.com", "correct horse");

        var error = await Should.ThrowAsync<ApiException>(PasswordAsync(Login(identity, password)));

        error.Status.ShouldBe(400);
        error.Message.ShouldBe("Failed to authenticate.");
        error.Errors.Any.ShouldBeFalse();
    }

    [Fact]
    public async Task All_fields_of_the_form_are_judged_together()
    {
        var request = Login("", "").With("identityField", "id");

        var error = await Should.ThrowAsync<ApiException>(PasswordAsync(request));

        error.Message.ShouldBe("An error occurred while validating the submitted data.");
        error.Errors.Find("identity").ShouldBe(FieldError.Required);
        error.Errors.Find("password").ShouldBe(FieldError.Required);
        error.Errors.Find("identityField").ShouldBe(FieldError.NotInList);
    }

    [Fact]
    public async Task Lengths_are_those_of_the_bytes() =>
        (await Should.ThrowAsync<ApiException>(
            PasswordAsync(Login(new string('ü', 128), "x")))).Errors.Find("identity")!.Code.ShouldBe("validation_length_out_of_range");

    [Fact]
    public async Task A_chosen_identity_field_is_the_only_one()
    {
        await AddAsync("ann@example.com", "correct horse", "ann");
        await PasswordAsync(Login("ann", "correct horse").With("identityField", "username"));

        await Should.ThrowAsync<ApiException>(PasswordAsync(Login("ann", "correct horse").With("identityField", "email")));
    }

    [Fact]
    public async Task An_identity_field_without_its_unique_index_is_a_fault_when_tried_last()
    {
        await ConfigureAsync(users => users with { Indexes = [users.Indexes[1]] });
        await AddAsync("ann@example.com", "correct horse", "ann");
        await PasswordAsync(Login("ann@example.com", "correct horse"));

        await Should.ThrowAsync<InvalidOperationException>(PasswordAsync(Login("ann", "correct horse")));
    }

    [Fact]
    public async Task A_collection_without_passwords_refuses_them()
    {
        await ConfigureAsync(users => users with { Auth = users.Auth! with { PasswordAuth = new PasswordAuthOptions() } });

        (await Should.ThrowAsync<ApiException>(PasswordAsync(Login("", "")))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task The_auth_rule_decides_in_the_context_of_the_method()
    {
        await ConfigureAsync(
            users => users with { Auth = users.Auth! with { AuthRule = "verified = true && @request.context = 'password' && @request.auth.id = ''" } });
        var ann = await AddAsync("ann@example.com", "correct horse");
        (await Should.ThrowAsync<ApiException>(PasswordAsync(Login("ann@example.com", "correct horse")))).Status.ShouldBe(403);

        ann["verified"] = true;
        await _engine.Records.SaveAsync(ann);

        await PasswordAsync(Login("ann@example.com", "correct horse"));
    }

    [Fact]
    public async Task A_closed_collection_lets_in_only_on_behalf_of_a_superuser()
    {
        await ConfigureAsync(users => users with { Auth = users.Auth! with { AuthRule = null } });
        await AddAsync("ann@example.com", "correct horse");
        (await Should.ThrowAsync<ApiException>(PasswordAsync(Login("ann@example.com", "correct horse")))).Status.ShouldBe(403);

        var root = new Record(_engine.Collections.Get("_superusers"));
        await PasswordAsync((FakeRequest)Login("ann@example.com", "correct horse").As(root));
    }

    [Fact]
    public async Task Superusers_sign_in_from_allowed_addresses_only()
    {
        await AddAsync("root@example.com", "correct horse", collection: "_superusers");
        _settings.Current = new AppSettings { SuperuserIPs = ["10.0.0.0/8"] };

        var refused = Login("root@example.com", "correct horse", "_superusers");
        (await Should.ThrowAsync<ApiException>(PasswordAsync(refused))).Status.ShouldBe(403);
        (await Should.ThrowAsync<ApiException>(PasswordAsync(Login("root@example.com", "wrong", "_superusers")))).Status.ShouldBe(400);
        refused.Address = "10.1.2.3";

        await PasswordAsync(refused);
    }

    [Fact]
    public async Task A_hook_may_supply_the_record_and_another_one_the_token()
    {
        var ann = await AddAsync("ann@example.com", "correct horse");
        _engine.Hooks.RecordAuthWithPasswordRequest.Use((e, next) =>
        {
            e.Record.ShouldBeNull();
            e.Record = ann;
            return next();
        });
        _engine.Hooks.RecordAuthRequest.Use((e, next) =>
        {
            e.AuthMethod.ShouldBe("password");
            e.Token = "mine";
            e.Meta = new Dictionary<string, object?> { ["a"] = 1d };
            return next();
        });
        var request = Login("nobody", "correct horse");

        await PasswordAsync(request);

        request.ResponseText.ShouldStartWith("""{"meta":{"a":1},"record":{""");
        request.ResponseJson.GetProperty("token").GetString().ShouldBe("mine");
    }

    [Fact]
    public async Task A_second_method_is_asked_for_and_then_enough()
    {
        await ConfigureAsync(users => users with { Auth = users.Auth! with { Mfa = new MfaOptions { Enabled = true, Duration = 600 } } });
        var ann = await AddAsync("ann@example.com", "correct horse");
        var first = Login("ann@example.com", "correct horse");

        (await Should.ThrowAsync<ApiException>(PasswordAsync(first))).Message.ShouldBe("Mfa required.");

        first.Http.Response.StatusCode.ShouldBe(401);
        var id = first.ResponseJson.GetProperty("mfaId").GetString()!;
        first.ResponseText.ShouldBe($$"""{"mfaId":"{{id}}"}""");
        (await Should.ThrowAsync<ApiException>(
            PasswordAsync(Login("ann@example.com", "correct horse").With("mfaId", id)))).Message.ShouldBe("A different authentication method is required.");
        await UseAnotherMethodAsync(id);
        var second = Login("ann@example.com", "correct horse").With("mfaId", id);
        await PasswordAsync(second);
        second.ResponseJson.GetProperty("record").GetProperty("id").GetString().ShouldBe(ann.Id);
        _engine.Records.Find("_mfas", id).ShouldBeNull();
    }

    [Theory]
    [InlineData("@request.context != 'oauth2'", true)]
    [InlineData("@request.context = 'oauth2'", false)]
    [InlineData("tokenKey ~ 'KKK'", true)]
    [InlineData("verified = true", false)]
    public async Task A_second_method_is_asked_for_when_the_rule_holds_whoever_asks(string rule, bool isAsked)
    {
        await ConfigureAsync(users => users with { Auth = users.Auth! with { Mfa = new MfaOptions { Enabled = true, Duration = 600, Rule = rule } } });
        await AddAsync("ann@example.com", "correct horse");
        foreach (var caller in new[] { null, new Record(_engine.Collections.Get("_superusers")) })
        {
            var request = Login("ann@example.com", "correct horse").As(caller);

            if (isAsked) await Should.ThrowAsync<ApiException>(PasswordAsync(request));
            else await PasswordAsync(request);

            request.Http.Response.StatusCode.ShouldBe(isAsked ? 401 : 200);
        }
    }

    [Fact]
    public async Task A_broken_mfa_rule_is_refused()
    {
        await ConfigureAsync(users => users with { Auth = users.Auth! with { Mfa = new MfaOptions { Enabled = true, Duration = 600, Rule = "gone = 1" } } });
        await AddAsync("ann@example.com", "correct horse");

        var error = await Should.ThrowAsync<ApiException>(PasswordAsync(Login("ann@example.com", "correct horse")));

        error.Status.ShouldBe(400);
        error.Message.ShouldBe(ApiException.DefaultMessage(400));
    }

    [Fact]
    public async Task A_second_method_comes_too_late()
    {
        await ConfigureAsync(users => users with { Auth = users.Auth! with { Mfa = new MfaOptions { Enabled = true, Duration = 600 } } });
        var ann = await AddAsync("ann@example.com", "correct horse");
        var session = await _engine.AddAsync("_mfas", ("collectionRef", ann.Collection.Id), ("recordRef", ann.Id), ("method", "otp"));
        _engine.Time.Advance(TimeSpan.FromSeconds(601));

        await Should.ThrowAsync<ApiException>(PasswordAsync(Login("ann@example.com", "correct horse").With("mfaId", session.Id)));

        _engine.Records.Find("_mfas", session.Id).ShouldBeNull();
    }

    [Fact]
    public async Task A_refresh_gives_a_new_token_for_a_refreshable_one_and_keeps_a_static_one()
    {
        var ann = await AddAsync("ann@example.com", "correct horse");
        var standing = Tokens.Create(ann, TokenTypes.Auth, refreshable: false, duration: 100);
        var renewable = Tokens.Create(ann, TokenTypes.Auth);
        _engine.Time.Advance(TimeSpan.FromSeconds(5));

        (await RefreshAsync(ann, standing)).ShouldBe(standing);
        (await RefreshAsync(ann, renewable)).ShouldNotBe(renewable);
    }

    [Fact]
    public async Task A_superuser_gets_a_static_token_of_anybody()
    {
        var ann = await AddAsync("ann@example.com", "correct horse");
        var request = For("users", ("id", ann.Id)).With("duration", 60d).As(new Record(_engine.Collections.Get("_superusers")));

        await new Impersonate(_engine.Records, Response).RunAsync(request);

        var token = request.ResponseJson.GetProperty("token").GetString()!;
        Tokens.Find(token)!.Claims.Refreshable.ShouldBeFalse();
        _engine.Time.Advance(TimeSpan.FromSeconds(60));
        Tokens.FindRecord(token).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_is_impersonated_for_less_than_no_time()
    {
        var ann = await AddAsync("ann@example.com", "correct horse");
        var request = For("users", ("id", ann.Id)).With("duration", -1d);

        var error = await Should.ThrowAsync<ApiException>(new Impersonate(_engine.Records, Response).RunAsync(request));

        error.Errors.Find("duration")!.Code.ShouldBe("validation_min_greater_equal_than_required");
    }

    [Fact]
    public async Task The_methods_of_a_collection_are_listed()
    {
        var request = For("users");

        await new ListAuthMethods(new OAuth2Catalog([])).RunAsync(request);

        request.ResponseText.ShouldBe(
            """{"password":{"identityFields":["username","email"],"enabled":true},"oauth2":{"providers":[],"enabled":false},"mfa":{"enabled":false,"duration":0},"otp":{"enabled":false,"duration":0},"authProviders":[],"usernamePassword":true,"emailPassword":true}""");
    }

    private RecordTokens Tokens => field ??= new RecordTokens(_engine.Collections, _engine.Records, _engine.Time);

    private AuthResponse Response => new(
        _settings, _engine.Rules, _engine.Records, _engine.Hooks, Tokens,
        new SecondFactor(_engine.Collections, _engine.Records, _engine.Rules, AuthServices.Totps(_engine), _engine.Time),
        new AuthOrigins(_engine.Collections, _engine.Records, _engine.Time, NullLogger<AuthOrigins>.Instance),
        AuthServices.Sessions(_engine), AuthServices.Totps(_engine));

    private Task<Collection> ConfigureAsync(Func<Collection, Collection> change) => _engine.StoreAsync(change(AuthFixtures.Users()));

    private async Task UseAnotherMethodAsync(string session)
    {
        var record = _engine.Records.Find("_mfas", session)!;
        record["method"] = "otp";
        await _engine.Records.SaveAsync(record);
    }

    private async Task<Record> AddAsync(string email, string password, string username = "", string collection = "users") =>
        await _engine.StoreAsync(new Record(_engine.Collections.Get(collection))
        {
            ["email"] = email,
            ["username"] = username,
            ["password"] = await _hasher.HashAsync(password, 4, TestContext.Current.CancellationToken),
            ["tokenKey"] = new string('K', 50),
        });

    private FakeRequest Login(string identity, string password, string collection = "users") =>
        For(collection).With("identity", identity).With("password", password);

    private FakeRequest For(string collection, params ReadOnlySpan<(string, string)> route) =>
        new(route) { Collection = _engine.Collections.Get(collection) };

    private Task PasswordAsync(FakeRequest request) =>
        new AuthWithPassword(
            new IdentityLookup(_engine.Collections, _engine.Records), _engine.Records, _hasher, _engine.Hooks, Response).RunAsync(request);

    private async Task<string> RefreshAsync(Record record, string token)
    {
        var request = For("users").As(record);
        request.Http.Request.Headers.Authorization = token;
        await new RefreshAuth(Tokens, _engine.Hooks, Response).RunAsync(request);
        return request.ResponseJson.GetProperty("token").GetString()!;
    }
}
