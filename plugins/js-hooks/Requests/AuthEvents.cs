using Holdall.Auth;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>Events around requests for signing in.</summary>
internal static class AuthEvents
{
    public static readonly HostType<AuthRequestEvent> Base = new HostType<AuthRequestEvent>("AuthRequestEvent", RequestEvents.Base)
        .Property("record", e => e.Record, (e, a) => e.Record = a.Host<Record>(0));

    public static readonly HostType<AuthMailRequestEvent> Mail = new("AuthMailRequestEvent", Base);

    public static readonly HostType<AuthRefreshRequestEvent> Refresh = new("RecordAuthRefreshRequestEvent", Base);

    public static readonly HostType<RecordAuthRequestEvent> Auth = new HostType<RecordAuthRequestEvent>("RecordAuthRequestEvent", Base)
        .Property("token", e => e.Token, (e, a) => e.Token = a.Text(0))
        .Property("meta", e => e.Meta, (e, a) => e.Meta = a.Value(0))
        .Property("authMethod", e => e.AuthMethod, (e, a) => e.AuthMethod = a.Text(0));

    public static readonly HostType<AuthWithPasswordRequestEvent> Password = new HostType<AuthWithPasswordRequestEvent>("RecordAuthWithPasswordRequestEvent", Base)
        .Property("identity", e => e.Identity, (e, a) => e.Identity = a.Text(0))
        .Property("identityField", e => e.IdentityField, (e, a) => e.IdentityField = a.Text(0))
        .Property("password", e => e.Password, (e, a) => e.Password = a.Text(0));

    public static readonly HostType<AuthWithOAuth2RequestEvent> OAuth2 = new HostType<AuthWithOAuth2RequestEvent>("RecordAuthWithOAuth2RequestEvent", Base)
        .Property("providerName", e => e.ProviderName)
        .Property("providerClient", e => new ScriptProvider(e.Provider, e.SignIn))
        .Property("oAuth2User", (e, engine) => engine.Live.Of((e, "user"), () => new LiveUser(engine, e)), (e, a) => e.OAuth2User = a.Require<ScriptUser>(0).ToUser())
        .Property("createData", e => e.CreateData, (e, a) => e.CreateData = a.Map(0))
        .Property("isNewRecord", e => e.IsNewRecord, (e, a) => e.IsNewRecord = a.Flag(0));

    public static readonly HostType<OtpRequestEvent> RequestOtp = new HostType<OtpRequestEvent>("RecordRequestOTPRequestEvent", Base)
        .Property("password", e => e.Password, (e, a) => e.Password = a.Text(0));

    public static readonly HostType<AuthWithOtpRequestEvent> Otp = new HostType<AuthWithOtpRequestEvent>("RecordAuthWithOTPRequestEvent", Base)
        .Property("otp", e => e.Otp);

    public static readonly HostType<EmailChangeRequestEvent> EmailChange = new HostType<EmailChangeRequestEvent>("RecordEmailChangeRequestEvent", Base)
        .Property("newEmail", e => e.NewEmail, (e, a) => e.NewEmail = a.Text(0));
}
