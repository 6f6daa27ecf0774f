using Holdall.Collections;
using Holdall.Engine.Fields;

namespace Holdall.Engine.Collections;

/// <summary>What a new collection starts with (spec 02, sections 4 and 5).</summary>
internal static class CollectionDefaults
{
    private const int SecretLength = 50;

    public static Collection New(string type) => type switch
    {
        CollectionTypes.Auth => new Collection { Name = "", Type = type, Fields = FieldList.Create([Id(), .. AuthFields()]), Auth = Auth() },
        CollectionTypes.View => new Collection { Name = "", Type = type, ViewQuery = "" },
        _ => new Collection { Name = "", Type = type.Length == 0 ? CollectionTypes.Base : type, Fields = [Id()] },
    };

    public static TextField Id() => WithId(new TextField
    {
        Name = "id", System = true, Required = true, PrimaryKey = true, Min = 15, Max = 15, Pattern = TextPatterns.DefaultId, AutogeneratePattern = "[a-z0-9]{15}",
    });

    public static Field[] AuthFields() =>
    [
        WithId(new PasswordField { Name = "password", System = true, Hidden = true, Required = true, Min = 8 }),
        WithId(new TextField { Name = "tokenKey", System = true, Hidden = true, Required = true, Min = 30, Max = 60, AutogeneratePattern = "[a-zA-Z0-9]{50}" }),
        WithId(new EmailField { Name = "email", System = true, Required = true }),
        WithId(new BoolField { Name = "emailVisibility", System = true }),
        WithId(new BoolField { Name = "verified", System = true }),
    ];

    public static AuthOptions Auth() => new()
    {
        AuthRule = "",
        AuthAlert = new AuthAlertOptions(true, MailTemplates.AuthAlert),
        PasswordAuth = new PasswordAuthOptions(true, ["email"]),
        Mfa = new MfaOptions(false, 600),
        Otp = new OtpOptions(false, 180, 8, MailTemplates.Otp),
        AuthToken = Token(432_000),
        PasswordResetToken = Token(1_800),
        EmailChangeToken = Token(1_800),
        VerificationToken = Token(86_400),
        FileToken = Token(180),
        VerificationTemplate = MailTemplates.Verification,
        ResetPasswordTemplate = MailTemplates.PasswordReset,
        ConfirmEmailChangeTemplate = MailTemplates.EmailChange,
    };

    /// <summary>The field with the id of the formula.</summary>
    public static TField WithId<TField>(TField field) where TField : Field => field with { Id = Ids.ForField(field) };

    public static string NewSecret() => Ids.Random(SecretLength);

    private static TokenOptions Token(long duration) => new(NewSecret(), duration);
}
