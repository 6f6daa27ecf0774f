using Holdall.Collections;
using Holdall.Integration.Tests.Auth.OAuth2;
using Holdall.Plugins.Auth;
using Holdall.Plugins.JsHooks;
using Record = Holdall.Records.Record;

namespace Holdall.Integration.Tests.Auth;

/// <summary>Rules that ask for what was sent with a sign-in.</summary>
public sealed class BodyRuleTests : IAsyncLifetime
{
    private const string Members = "/api/collections/members";
    private const string Ann = "ann@example.com";

    /// <summary>A way of signing in that does not look at its body.</summary>
    private const string Script = """
        routerAdd("POST", "/knock", (e) => $apis.recordAuthResponse(e, $app.findAuthRecordByEmail("members", "ann@example.com"), "knock"))
        """;

    private TestApp _app = null!;
    private string _annId = "";

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync([("main.pb.js", Script)], new AuthPlugin(), new PostOffice(), new OurHousePlugin(), new JsHooksPlugin());
        await _app.AddCollectionAsync("""{"name":"badges","id":"badges_id","type":"base","viewRule":"@request.body.show = 'yes'","fields":[]}""");
        await _app.AddCollectionAsync("""
            {"name":"members","type":"auth","createRule":"","fields":[{"name":"badge","type":"relation","collectionId":"badges_id","maxSelect":1},
            {"name":"email","type":"email","required":false}],"otp":{"enabled":true,"duration":180,"length":8},
            "oauth2":{"enabled":true,"providers":[{"name":"our-house","clientId":"us","clientSecret":"secret"}]}}
            """);
        var badge = new Record(Collections.Get("badges"));
        await _app.Records.SaveAsync(badge);
        _annId = await _app.AddAccountAsync("members", Ann);
        var ann = _app.Records.Find("members", _annId)!;
        ann["badge"] = badge.Id;
        await _app.Records.SaveAsync(ann);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("password", false)]
    [InlineData("password", true)]
    [InlineData("otp", false)]
    [InlineData("otp", true)]
    [InlineData("oauth2", false)]
    [InlineData("oauth2", true)]
    [InlineData("refresh", false)]
    [InlineData("refresh", true)]
    [InlineData("knock", false)]
    [InlineData("knock", true)]
    public async Task Who_may_sign_in_can_depend_on_the_body(string way, bool isForm)
    {
        var ann = await _app.SignInAsync("members", Ann);
        await ConfigureAsync(new { authRule = "@request.body.team = 'red' && @request.body.show:isset = false", authToken = new { duration = 1000 } });
        if (way == "refresh") ann = _app.As(await NewTokenAsync());

        (await SignInAsync(way, isForm, ("team", "red"), ann)).Status.ShouldBe(200);
        (await SignInAsync(way, isForm, ("team", "blue"), ann)).Status.ShouldBe(403);
        (await SignInAsync(way, isForm, ("show", "no"), ann)).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("password", false)]
    [InlineData("password", true)]
    [InlineData("otp", false)]
    [InlineData("oauth2", false)]
    [InlineData("knock", false)]
    [InlineData("knock", true)]
    public async Task Who_needs_a_second_factor_can_depend_on_the_body(string way, bool isForm)
    {
        await ConfigureAsync(new { mfa = new { enabled = true, duration = 600, rule = "@request.body.device != 'known'" } });

        (await SignInAsync(way, isForm, ("device", "known"))).Status.ShouldBe(200);
        (await SignInAsync(way, isForm, ("device", "new"))).Status.ShouldBe(401);
        await ConfigureAsync(new { mfa = new { enabled = true, duration = 600, rule = "@request.body.device = 'new'" } });
        (await SignInAsync(way, isForm, ("device", "known"))).Status.ShouldBe(200);
        (await SignInAsync(way, isForm, ("device", "new"))).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_body_of_XML_is_one_as_well()
    {
        await ConfigureAsync(new { authRule = "@request.body.team = 'red'" });

        (await SendXmlAsync("red")).Status.ShouldBe(200);
        (await SendXmlAsync("blue")).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_expanded_can_depend_on_the_body(bool isForm)
    {
        var ann = await _app.SignInAsync("members", Ann);
        foreach (var way in new[] { "password", "otp", "refresh" })
        {
            HasBadge(await SignInAsync(way, isForm, ("show", "yes"), ann)).ShouldBeTrue(way);
            HasBadge(await SignInAsync(way, isForm, ("show", "no"), ann)).ShouldBeFalse(way);
        }
    }

    private static bool HasBadge(TestAnswer answer) =>
        answer.Json.GetProperty("record").TryGetProperty("expand", out var expanded) && expanded.TryGetProperty("badge", out _);

    private ICollections Collections => (ICollections)_app.Services.GetService(typeof(ICollections))!;

    private async Task ConfigureAsync(object options) => (await _app.Superuser.PatchAsync(Members, options)).Status.ShouldBe(200);

    /// <summary>Another rule has ended all tokens of before.</summary>
    private async Task<string> NewTokenAsync() => (await SignInAsync("password", isForm: false, ("team", "red")))["token"]!;

    private Task<TestAnswer> SendXmlAsync(string team) => _app.Guest.SendAsync(
        HttpMethod.Post,
        Members + "/auth-with-password",
        new StringContent($"<F><Identity>{Ann}</Identity><Password>{TestApp.Password}</Password><Team>{team}</Team></F>", null, "application/xml"));

    private async Task<TestAnswer> SignInAsync(string way, bool isForm, (string Name, string Value) further, TestClient? caller = null)
    {
        var (path, values) = way switch
        {
            "password" => ("/auth-with-password", new Dictionary<string, string> { ["identity"] = Ann, ["password"] = TestApp.Password }),
            "otp" => ("/auth-with-otp", new Dictionary<string, string> { ["otpId"] = await PlantAsync(), ["password"] = "424242" }),
            "oauth2" => ("/auth-with-oauth2", new Dictionary<string, string> { ["provider"] = "our-house", ["code"] = "attic" }),
            _ => ("/auth-refresh", []),
        };
        values.Add(further.Name, further.Value);
        var content = isForm ? (HttpContent)new FormUrlEncodedContent(values) : System.Net.Http.Json.JsonContent.Create(values);
        return await (caller ?? _app.Guest).SendAsync(HttpMethod.Post, way == "knock" ? "/knock" : $"{Members}{path}?expand=badge", content);
    }

    private async Task<string> PlantAsync()
    {
        var otp = new Record(Collections.Get(SystemCollections.Otps))
        {
            ["collectionRef"] = Collections.Get("members").Id,
            ["recordRef"] = _annId,
            ["password"] = "424242",
        };
        await _app.Records.SaveAsync(otp);
        return otp.Id;
    }
}
