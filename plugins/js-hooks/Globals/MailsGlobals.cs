using Holdall.Auth;
using Holdall.Mail;
using Holdall.Records;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary><c>$mails</c>: the mails of the system to accounts.</summary>
internal sealed class MailsGlobals : IScriptGlobals
{
    public void AddTo(ScriptEngine engine) => engine.AddLazy("$mails", script => script.Namespace(
        ("sendRecordPasswordReset", a => Send(a, record => new RecordMail
        {
            Kind = RecordMailKind.PasswordReset,
            Record = record,
            To = AddressOf(record),
            Token = TokensOf(a).Create(record, TokenTypes.PasswordReset),
        })),
        ("sendRecordVerification", a => Send(a, record => new RecordMail
        {
            Kind = RecordMailKind.Verification,
            Record = record,
            To = AddressOf(record),
            Token = TokensOf(a).Create(record, TokenTypes.Verification),
        })),
        ("sendRecordChangeEmail", a => Send(a, record => new RecordMail
        {
            Kind = RecordMailKind.EmailChange,
            Record = record,
            To = a.Text(2),
            NewEmail = a.Text(2),
            Token = TokensOf(a).Create(record, TokenTypes.EmailChange, newEmail: a.Text(2)),
        })),
        ("sendRecordOTP", a => Send(a, record => new RecordMail
        {
            Kind = RecordMailKind.Otp,
            Record = record,
            To = AddressOf(record),
            OtpId = a.Text(2),
            OneTimePassword = a.Text(3),
        })),
        ("sendRecordAuthAlert", a => Send(a, record => new RecordMail
        {
            Kind = RecordMailKind.AuthAlert,
            Record = record,
            To = AddressOf(record),
            SignIn = a.Text(2),
        }))));

    private static JsValue Send(CallArguments a, Func<Record, RecordMail> make)
    {
        var mails = a.Engine.Services.Require<IRecordMails>("mailer");
        a.Wait(mails.SendAsync(make(a.Require<Record>(1))));
        return JsValue.Undefined;
    }

    private static ITokens TokensOf(CallArguments a) => a.Engine.Services.Require<ITokens>("auth");

    private static string AddressOf(Record record) => record.GetString("email");
}
