using Holdall.Auth;
using Holdall.Plugins.JsHooks.App;

namespace Holdall.Plugins.JsHooks.Models;

/// <summary><c>new AppleClientSecretCreateForm(app)</c>: signs what Apple takes as a client secret.</summary>
internal sealed class AppleClientSecretForm(ScriptApp app)
{
    public static readonly HostType<AppleClientSecretForm> Table = new HostType<AppleClientSecretForm>("AppleClientSecretCreateForm")
        .Property("clientId", form => form._clientId, (form, a) => form._clientId = a.Text(0))
        .Property("teamId", form => form._teamId, (form, a) => form._teamId = a.Text(0))
        .Property("keyId", form => form._keyId, (form, a) => form._keyId = a.Text(0))
        .Property("privateKey", form => form._privateKey, (form, a) => form._privateKey = a.Text(0))
        .Property("duration", form => form._duration, (form, a) => form._duration = a.Integer(0))
        .Method("submit", form => AppType.Get(() => form.Secrets.Create(form.Options)));

    private string _clientId = "";
    private string _teamId = "";
    private string _keyId = "";
    private string _privateKey = "";
    private long _duration;

    private IAppleClientSecrets Secrets => app.Services.Require<IAppleClientSecrets>("auth");

    private AppleClientSecretOptions Options =>
        new() { ClientId = _clientId, TeamId = _teamId, KeyId = _keyId, PrivateKey = _privateKey, Duration = _duration };
}
