using Holdall.Engine.Settings;
using Holdall.Engine.Tests.Collections;
using Holdall.Http;
using Holdall.Settings;
using Holdall.TestKit.Fakes;
using Holdall.Values;
using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Tests.Settings;

public sealed class SettingsEndpointTests : IDisposable
{
    private readonly TestSchema _schema = new();
    private readonly KeptLog _log = new();

    [Fact]
    public async Task Secrets_are_never_shown()
    {
        await _schema.Settings.SaveAsync(new AppSettings { Smtp = new SmtpSettings { Password = "hush" }, S3 = new S3Settings { Secret = "hush" } });
        var request = new FakeRequest();
        await new ViewSettings(_schema.Settings, _schema.Hooks).RunAsync(request);
        request.ResponseText.ShouldNotContain("hush");
        request.ResponseJson.GetProperty("smtp").TryGetProperty("password", out _).ShouldBeFalse();
        request.ResponseJson.GetProperty("meta").GetProperty("appName").GetString().ShouldBe("Acme");
    }

    [Fact]
    public async Task Keys_that_are_not_sent_keep_their_value_secrets_included()
    {
        await _schema.Settings.SaveAsync(new AppSettings { Smtp = new SmtpSettings { Password = "hush" } });
        var answer = await UpdateAsync("""{"META":{"appName":"New"},"smtp":{"port":25},"superuserIPs":["127.0.0.1"]}""");
        answer.ResponseJson.GetProperty("meta").GetProperty("appName").GetString().ShouldBe("New");
        var settings = _schema.Settings.Current;
        (settings.Meta.SenderName, settings.Smtp.Port, settings.Smtp.Password).ShouldBe(("Support", 25, "hush"));
        settings.SuperuserIPs.ShouldBe(["127.0.0.1"]);
    }

    [Fact]
    public async Task A_list_is_replaced_and_its_entries_begin_blank()
    {
        await UpdateAsync("""{"rateLimits":{"rules":[{"label":"posts:list","audience":"@auth","duration":3,"maxRequests":2}]}}""");
        await UpdateAsync("""{"rateLimits":{"rules":[{"label":"posts:view","duration":4,"maxRequests":5}]}}""");
        _schema.Settings.Current.RateLimits.Rules.ShouldBe([new RateLimitRule { Label = "posts:view", Duration = 4, MaxRequests = 5 }]);
        await UpdateAsync("""{"rateLimits":{"rules":null}}""");
        _schema.Settings.Current.RateLimits.Rules.ShouldBeEmpty();
    }

    [Fact]
    public async Task Null_sets_the_zero_value()
    {
        await UpdateAsync("""{"smtp":{"host":"mail.example.com","password":"hush"},"s3":{"secret":"hush"}}""");
        await UpdateAsync("""{"smtp":{"port":null,"password":null},"s3":{"secret":null},"trustedProxy":null,"superuserIPs":null}""");
        var settings = _schema.Settings.Current;
        (settings.Smtp.Port, settings.Smtp.Host, settings.Smtp.Password, settings.S3.Secret).ShouldBe((0, "mail.example.com", "", ""));
        settings.SuperuserIPs.ShouldBeEmpty();
        var error = await Should.ThrowAsync<ApiException>(() => UpdateAsync("""{"meta":null}"""));
        error.Errors.Any.ShouldBeTrue();
    }

    [Fact]
    public async Task Names_of_sections_match_in_any_case_and_names_inside_letter_by_letter()
    {
        await UpdateAsync("""{"META":{"appName":"New","SenderName":"Other"}}""");
        (_schema.Settings.Current.Meta.AppName, _schema.Settings.Current.Meta.SenderName).ShouldBe(("New", "Support"));
    }

    [Fact]
    public async Task An_emptied_secret_is_gone_for_good()
    {
        await UpdateAsync("""{"s3":{"secret":"hush"}}""");
        await UpdateAsync("""{"s3":{"secret":""}}""");
        await UpdateAsync("""{"meta":{"appName":"x"}}""");
        _schema.Settings.Current.S3.Secret.ShouldBe("");
    }

    [Theory]
    [InlineData("""{"meta":"x"}""")]
    [InlineData("""{"logs":{"maxDays":1.5}}""")]
    [InlineData("""{"smtp":{"enabled":"true"}}""")]
    [InlineData("""{"rateLimits":{"rules":["x"]}}""")]
    public async Task A_value_of_a_wrong_type_is_unreadable(string body)
    {
        var error = await Should.ThrowAsync<ApiException>(() => UpdateAsync(body));
        error.Message.ShouldBe("An error occurred while loading the submitted data.");
        error.Errors.Any.ShouldBeFalse();
    }

    [Fact]
    public async Task Invalid_settings_are_refused_by_path_and_change_nothing()
    {
        var error = await Should.ThrowAsync<ApiException>(() => UpdateAsync("""{"meta":{"appName":"","senderName":"Kept?"}}"""));
        (error.Message, error.Errors.Find("meta.appName")?.Code).ShouldBe(("An error occurred while saving the new settings.", "validation_required"));
        _schema.Settings.Current.Meta.SenderName.ShouldBe("Support");
    }

    [Fact]
    public void Forms_name_nested_members_with_a_dot()
    {
        var group = new Dictionary<string, object?> { ["appName"] = "5", ["hideControls"] = "T" };
        var form = new FixedBody(new Dictionary<string, object?> { ["meta"] = group, ["superuserIPs"] = "::1" }, isForm: true);
        var values = SettingsForm.Read(form, new Dictionary<string, object?> { ["meta.appName"] = 5d });
        values["superuserIPs"].ShouldBeOfType<List<object?>>().ShouldBe(["::1"]);
        values["meta"].ShouldBeOfType<Dictionary<string, object?>>()["appName"].ShouldBe("5");
        values["meta"].ShouldBeOfType<Dictionary<string, object?>>()["hideControls"].ShouldBe(true);
    }

    [Fact]
    public async Task Hooks_may_change_what_is_shown_and_what_is_saved()
    {
        _schema.Hooks.SettingsListRequest.Use((e, next) =>
        {
            e.Settings = e.Settings with { Meta = e.Settings.Meta with { AppName = "Shown" } };
            return next();
        });
        _schema.Hooks.SettingsUpdateRequest.Use((e, next) =>
        {
            e.NewSettings = e.NewSettings with { Meta = e.NewSettings.Meta with { AppName = e.OldSettings.Meta.AppName + " saved" } };
            return next();
        });
        var request = new FakeRequest();
        await new ViewSettings(_schema.Settings, _schema.Hooks).RunAsync(request);
        request.ResponseText.ShouldContain("Shown");
        await UpdateAsync("{}");
        _schema.Settings.Current.Meta.AppName.ShouldBe("Acme saved");
    }

    [Fact]
    public async Task What_has_no_effect_is_saved_as_it_was_and_told_to_the_operator()
    {
        string[] labels = ["posts", "nope:list", "_superusers:list", "*:auth", "/api/", "POST /x"];
        var rules = string.Join(',', labels.Select(label => $$"""{"label":"{{label}}","duration":3,"maxRequests":2}"""));

        await UpdateAsync($$$"""{"META":{"appName":"New"},"rateLimit":{},"rateLimits":{"rules":[{{{rules}}}]}}""");

        _schema.Settings.Current.RateLimits.Rules.Count.ShouldBe(6);
        _log.Lines.ShouldBe(
        [
            "There is no section rateLimit in the settings: what was sent for it was not saved",
            "The rate limit posts limits nothing: it is neither a path, nor a collection with an action such as posts:list",
            "The rate limit nope:list limits nothing: there is no collection \"nope\"",
        ]);
    }

    public void Dispose() => _schema.Dispose();

    private sealed class KeptLog : ILogger<SettingsWarnings>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }

    private async Task<FakeRequest> UpdateAsync(string body)
    {
        var request = new FakeRequest();
        using var document = System.Text.Json.JsonDocument.Parse(body);
        foreach (var (key, value) in (Dictionary<string, object?>)Cast.FromElement(document.RootElement)!) request.With(key, value);
        await new UpdateSettings(_schema.Settings, _schema.Hooks, new SettingsWarnings(_schema.Store, _log)).RunAsync(request);
        return request;
    }
}
