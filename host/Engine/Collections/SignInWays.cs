using Holdall.Auth;
using Holdall.Collections;
using Holdall.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Engine.Collections;

/// <summary>What the options of auth collections need of plugins: somebody who signs people in, and somebody who sends one-time passwords.</summary>
internal sealed class SignInWays(IServiceProviderIsService services)
{
    /// <summary>Whether anybody can sign in at all.</summary>
    public bool AreOpen => services.IsService(typeof(ITokens));

    /// <summary>Whether one-time passwords reach those who ask for them.</summary>
    public bool HaveMails => services.IsService(typeof(IRecordMails));

    /// <summary>Whether too few ways are left of those that the options name, since mails are not sent.</summary>
    public bool AreMissing(AuthOptions auth)
    {
        if (!auth.Otp.Enabled || HaveMails) return false;
        var left = (auth.PasswordAuth.Enabled ? 1 : 0) + (auth.OAuth2.Enabled ? 1 : 0);
        return left < (auth.Mfa.Enabled ? 2 : 1);
    }
}
