using Holdall.Collections;
using Holdall.Mail;
using Record = Holdall.Records.Record;

namespace Holdall.Integration.Tests.Auth;

/// <summary>Signing in with a password that was sent by mail.</summary>
public sealed class OneTimePasswordTests : IAsyncLifetime
{
    private const string Writers = "/api/collections/writers";
    private const string Ann = "ann@example.com";

    private readonly PostOffice _post = new();
    private TestApp _app = null!;
    private string _annId = "";

    private TestClient Guest => _app.Guest;

    public async ValueTask InitializeAsync()
    {
        _app = await NewsRoom.StartAsync(_post);
        _annId = await _app.AddAccountAsync("writers", Ann);
        (await _app.Superuser.PatchAsync(Writers, new { otp = new { enabled = true, duration = 180, length = 8 } })).Status.ShouldBe(200);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task It_lets_in_once_and_proves_the_address()
    {
        var (id, password) = await RequestAsync();
        password.Length.ShouldBe(8);
        await Eventually.HoldsAsync(() => _app.Records.Find(SystemCollections.Otps, id)!.GetString("sentTo") == Ann);

        (await SignInAsync(id, password)).Status.ShouldBe(200);

        (await SignInAsync(id, password)).Status.ShouldBe(400);
        _app.Records.Find("writers", _annId)!.GetBool("verified").ShouldBeTrue();
        (await Guest.PostAsync(Writers + "/auth-with-password", new { identity = Ann, password = TestApp.Password })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Of_several_who_come_with_it_at_once_one_gets_in()
    {
        var otp = await PlantAsync("424242");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SignInAsync(otp, "424242")));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Status == 400);
    }

    [Fact]
    public async Task Of_several_who_present_the_second_factor_at_once_one_gets_in()
    {
        (await _app.Superuser.PatchAsync(Writers, new { mfa = new { enabled = true, duration = 600, rule = "" } })).Status.ShouldBe(200);
        var mfaId = (await Guest.PostAsync(Writers + "/auth-with-password", new { identity = Ann, password = TestApp.Password }))["mfaId"]!;
        var otps = new List<string>();
        for (var i = 0; i < 4; i++) otps.Add(await PlantAsync("424242"));

        var answers = await Task.WhenAll(otps.Select(otp => SignInAsync(otp, "424242", mfaId)));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Status == 400);
    }

    [Theory]
    [InlineData(Ann)]
    [InlineData("nobody@example.com")]
    public async Task Repeated_ones_and_guesses_do_not_tell_whether_there_is_an_account(string email)
    {
        var ids = new List<string>();
        for (var i = 0; i < 12; i++) ids.Add((await Guest.PostAsync(Writers + "/request-otp", new { email }))["otpId"]!);
        var statuses = new List<int>();
        for (var i = 0; i < 7; i++) statuses.Add((await SignInAsync(ids[0], $"111111{i}")).Status);

        ids.Distinct().Count().ShouldBe(10);
        ids[9..].Distinct().Count().ShouldBe(1);
        statuses.ShouldBe([400, 400, 400, 400, 400, 429, 429]);
    }

    [Theory]
    [InlineData(71, 200)]
    [InlineData(72, 400)]
    [InlineData(73, 400)]
    [InlineData(1_000_000_000, 400)]
    public async Task One_that_is_too_long_does_not_tell_whether_there_is_an_account(int length, int status)
    {
        (await _app.Superuser.PatchAsync(Writers, new { otp = new { enabled = true, duration = 180, length } })).Status.ShouldBe(200);

        var (known, unknown) = (await AskAsync(Ann), await AskAsync("nobody@example.com"));

        (known.Status, unknown.Status).ShouldBe((status, status));
        if (status == 400) unknown.Text.ShouldBe(known.Text);
    }

    [Theory]
    [InlineData(Ann)]
    [InlineData("nobody@example.com")]
    public async Task Another_spelling_is_another_account_where_it_would_be_one(string email)
    {
        var ids = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            var spelling = i % 2 == 0 ? email : email.ToUpperInvariant();
            ids.Add((await Guest.PostAsync(Writers + "/request-otp", new { email = spelling }))["otpId"]!);
        }

        ids.Distinct().Count().ShouldBe(12);
    }

    [Fact]
    public async Task Guessing_ends_after_five_attempts_whichever_password_is_tried()
    {
        var first = await PlantAsync("424242");
        var second = await PlantAsync("535353");
        for (var i = 0; i < 5; i++) (await SignInAsync(i % 2 == 0 ? first : second, $"11111{i}")).Status.ShouldBe(400);

        (await SignInAsync(first, "424242")).Status.ShouldBe(429);

        (await _app.Superuser.PatchAsync("/api/settings", new { meta = new { appName = "Other" } })).Status.ShouldBe(200);
        (await SignInAsync(first, "424242")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Many_requests_at_once_do_not_lift_the_limit_of_guesses()
    {
        var otp = await PlantAsync("424242");

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => SignInAsync(otp, $"1111{i:00}")));

        answers.Count(answer => answer.Status == 400).ShouldBe(5);
        answers.Count(answer => answer.Status == 429).ShouldBe(25);
    }

    [Fact]
    public async Task A_mailbox_gets_ten_and_then_the_last_one_has_to_do()
    {
        var ids = new List<string>();
        for (var i = 0; i < 12; i++) ids.Add((await AskAsync(Ann))["otpId"]!);

        ids.Distinct().Count().ShouldBe(10);
        ids[11].ShouldBe(ids[9]);
        await _post.NextAsync(RecordMailKind.Otp, Ann, 10);
        _post.Sent.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Many_requests_at_once_fill_no_mailbox()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => AskAsync(Ann)));

        answers.Select(answer => answer["otpId"]).Distinct().Count().ShouldBe(10);
        await _post.NextAsync(RecordMailKind.Otp, Ann, 10);
        _post.Sent.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Who_has_no_account_gets_the_same_answer_and_no_mail()
    {
        var answer = await AskAsync("nobody@example.com");

        answer.Status.ShouldBe(200);
        answer["otpId"]!.ShouldMatch("^[a-z0-9]{15}$");
        _app.Records.Find(SystemCollections.Otps, answer["otpId"]!).ShouldBeNull();
        _post.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_could_not_be_sent_is_deleted()
    {
        _post.IsClosed = true;

        var id = (await AskAsync(Ann))["otpId"]!;

        await Eventually.HoldsAsync(() => _app.Records.Find(SystemCollections.Otps, id) is null);
    }

    [Fact]
    public async Task One_of_another_collection_does_not_count()
    {
        var otp = await PlantAsync("424242");
        await _app.AddCollectionAsync("""{"name":"readers","type":"auth","otp":{"enabled":true,"duration":180,"length":8}}""");

        (await Guest.PostAsync("/api/collections/readers/auth-with-otp", new { otpId = otp, password = "424242" })).Status.ShouldBe(400);
    }

    private async Task<(string Id, string Password)> RequestAsync()
    {
        var id = (await AskAsync(Ann))["otpId"]!;
        return (id, (await _post.NextAsync(RecordMailKind.Otp, Ann)).OneTimePassword!);
    }

    /// <summary>Stores one that was sent to nobody.</summary>
    private async Task<string> PlantAsync(string password)
    {
        var writers = (ICollections)_app.Services.GetService(typeof(ICollections))!;
        var otp = new Record(writers.Get(SystemCollections.Otps))
        {
            ["collectionRef"] = writers.Get("writers").Id,
            ["recordRef"] = _annId,
            ["password"] = password,
        };
        await _app.Records.SaveAsync(otp);
        return otp.Id;
    }

    private Task<TestAnswer> AskAsync(string email) => Guest.PostAsync(Writers + "/request-otp", new { email });

    private Task<TestAnswer> SignInAsync(string otpId, string password, string? mfaId = null) =>
        Guest.PostAsync($"{Writers}/auth-with-otp?mfaId={mfaId}", new { otpId, password });
}
