using Holdall.Plugins.Auth.SignIn;

namespace Holdall.Plugins.Auth.Totp;

/// <summary>What somebody shows instead of the app itself.</summary>
/// <param name="Code">A code of the app; empty when it is the other.</param>
/// <param name="RecoveryCode">A code for whoever has lost it.</param>
internal sealed record TotpAnswer(string Code, string RecoveryCode)
{
    private const int MaxLength = 64;

    public bool IsEmpty => Code.Length == 0 && RecoveryCode.Length == 0;

    /// <summary>Reads it; one of the two has to be there unless <paramref name="isOptional"/>.</summary>
    public static TotpAnswer Read(FixedBody body, FieldErrors errors, bool isOptional = false)
    {
        var answer = new TotpAnswer(body.GetString("code"), body.GetString("recoveryCode"));
        if (answer.IsEmpty && !isOptional) errors.Add("code", FieldError.Required);
        errors.CheckLength("code", answer.Code, 1, MaxLength);
        errors.CheckLength("recoveryCode", answer.RecoveryCode, 1, MaxLength);
        return answer;
    }
}
