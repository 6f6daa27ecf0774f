namespace Holdall.Mail;

/// <summary>Sends mails for the operator to look at. A plugin registers it; the last one counts.</summary>
public interface ITestMails
{
    /// <summary>Sends a mail of the system about an account that does not exist.</summary>
    /// <param name="email">Who gets it.</param>
    /// <param name="template"><c>verification</c>, <c>password-reset</c>, <c>email-change</c>, <c>otp</c> or <c>login-alert</c>.</param>
    /// <param name="collection">Name or id of the collection whose templates are used; empty = the superusers.</param>
    /// <param name="aborted">Gives up.</param>
    /// <exception cref="Http.ApiException">400, a value is not valid, or the mail can't be sent.</exception>
    Task SendAsync(string email, string template, string collection, CancellationToken aborted = default);
}
