namespace Holdall.Mail;

/// <summary>A mail could not be sent.</summary>
public sealed class MailException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>
    /// Whether it would fail in the same way later: the server has refused the mail for good (a reply of 500 or more), or there is no transport.
    /// </summary>
    public bool IsPermanent { get; init; }
}
