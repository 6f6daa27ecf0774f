using System.Security.Cryptography;
using Holdall.Plugins.Auth;
using Holdall.Plugins.Files;
using Holdall.Plugins.JsHooks;
using Holdall.Plugins.Mailer;
using Holdall.Settings;
using Holdall.TestKit.S3;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Integration.Tests.Scripts;

/// <summary>Forms that other plugins carry out.</summary>
public sealed class FormScriptTests
{
    private const string Script = """
        routerAdd("POST", "/submit/{form}", (e) => {
            const make = { Apple: AppleClientSecretCreateForm, Mail: TestEmailSendForm, S3: TestS3FilesystemForm }[e.request.pathValue("form")]
            const form = new make($app)
            try {
                const given = e.requestInfo().body
                for (const name in given) form[name] = given[name]
                return e.json(200, form.submit() || "done")
            } catch (err) {
                return e.json(200, err.name + ": " + err.message)
            }
        })
        """;

    [Fact]
    public async Task A_secret_for_Apple_is_signed()
    {
        await using var app = await StartAsync(new AuthPlugin(), new JsHooksPlugin());
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var privateKey = key.ExportPkcs8PrivateKeyPem();

        (await app.Guest.PostAsync("/submit/Apple", new { clientId = "com.example.app", teamId = "TEAM567890", keyId = "KEY4567890", privateKey, duration = 60 }))
            .Text.ShouldMatch("^\"ey[^.]+\\.[^.]+\\.[^.]+\"\\s*$");
        (await app.Guest.PostAsync("/submit/Apple", new { clientId = "com.example.app", teamId = "short", keyId = "KEY4567890", privateKey, duration = 60 }))
            .Text.ShouldContain("GoError: teamId: the length must be exactly 10.");
    }

    [Fact]
    public async Task The_bucket_of_the_settings_is_tried_out()
    {
        await using var s3 = await S3Server.StartAsync();
        await using var app = await StartAsync(new AuthPlugin(), new FilesPlugin(), new JsHooksPlugin());
        (await app.Guest.PostAsync("/submit/S3", new { filesystem = "storage" })).Text.ShouldContain("S3 storage filesystem is not enabled.");
        (await app.Guest.PostAsync("/submit/S3", new { filesystem = "other" })).Text.ShouldContain("filesystem:");
        var settings = app.Services.GetRequiredService<ISettings>();
        await settings.SaveAsync(settings.Current with { S3 = s3.Settings });

        (await app.Guest.PostAsync("/submit/S3", new { filesystem = "storage" })).Text.Trim().ShouldBe("\"done\"");

        s3.Requests.ShouldContain(request => request.Contains("pb_settings_test_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_to_look_at_is_sent()
    {
        await using var app = await StartAsync(new AuthPlugin(), new MailerPlugin(), new JsHooksPlugin());

        (await app.Guest.PostAsync("/submit/Mail", new { email = "ops@example.com", template = "otp" })).Text.Trim().ShouldBe("\"done\"");
        (await app.Guest.GetAsync("/mailed")).Text.Trim().ShouldBe("\"ops@example.com\"");
        (await app.Guest.PostAsync("/submit/Mail", new { email = "nobody", template = "other", collection = "none" })).Text
            .ShouldMatch("^\"GoError: collection: .*; email: .*; template: .*\"");
    }

    [Theory]
    [InlineData("Mail", "mailer")]
    [InlineData("S3", "files")]
    public async Task Without_the_plugin_the_error_names_it(string form, string plugin)
    {
        await using var app = await StartAsync(new AuthPlugin(), new JsHooksPlugin());

        (await app.Guest.PostAsync("/submit/" + form, new { })).Text.ShouldContain($"not supported without the plugin {plugin}");
    }

    private static Task<TestApp> StartAsync(params IPlugin[] plugins) => TestApp.StartAsync([("main.pb.js", Script), ("mail.pb.js", """
        onMailerSend((e) => { $app.store().set("to", e.message.to[0].address) })
        routerAdd("GET", "/mailed", (e) => e.json(200, $app.store().get("to")))
        """)], plugins);
}
