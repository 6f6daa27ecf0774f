using System.Security.Cryptography;
using OtpNet;

namespace Holdall.Plugins.Auth.Totp;

/// <summary>Codes after RFC 6238 as every authenticator app makes them: six digits of HMAC-SHA1, a new one each 30 seconds.</summary>
internal static class TotpCodes
{
    private const int SecretBytes = 20;

    /// <summary>A clock may be off by one step.</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>A secret in the letters that apps take.</summary>
    public static string NewSecret() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes)).TrimEnd('=');

    /// <summary>The step of a code that is right at a time, or null.</summary>
    public static long? FindStep(string secret, string code, DateTimeOffset now) =>
        new OtpNet.Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(now.UtcDateTime, code, out var step, Window) ? step : null;

    /// <summary>The address that an app reads, mostly from a QR code.</summary>
    public static string ToUrl(string secret, string issuer, string account)
    {
        var name = Uri.EscapeDataString(issuer);
        return $"otpauth://totp/{name}:{Uri.EscapeDataString(account)}?secret={secret}&issuer={name}&algorithm=SHA1&digits=6&period=30";
    }
}
