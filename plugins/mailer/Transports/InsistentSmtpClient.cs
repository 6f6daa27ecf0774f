using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Holdall.Plugins.Mailer.Transports;

/// <summary>A client that presents credentials also to a server that does not ask for any: then its refusal says what is wrong.</summary>
internal sealed class InsistentSmtpClient : SmtpClient
{
    private const SmtpStatusCode Goes = (SmtpStatusCode)334;

    /// <exception cref="SmtpCommandException">The server refuses.</exception>
    public async Task AuthenticateAsync(bool isLogin, string user, string password, CancellationToken aborted)
    {
        if (Capabilities.HasFlag(SmtpCapabilities.Authentication))
        {
            SaslMechanism mechanism = isLogin ? new SaslMechanismLogin(user, password) : new SaslMechanismPlain(user, password);
            await AuthenticateAsync(mechanism, aborted);
            return;
        }

        var answer = await SendCommandAsync(isLogin ? "AUTH LOGIN" : "AUTH PLAIN " + Encode($"\0{user}\0{password}"), aborted);
        if (isLogin && answer.StatusCode == Goes) answer = await SendCommandAsync(Encode(user), aborted);
        if (isLogin && answer.StatusCode == Goes) answer = await SendCommandAsync(Encode(password), aborted);
        if (answer.StatusCode != SmtpStatusCode.AuthenticationSuccessful)
            throw new SmtpCommandException(SmtpErrorCode.UnexpectedStatusCode, answer.StatusCode, $"{(int)answer.StatusCode} {answer.Response}");
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
