namespace Holdall.Mail;

/// <summary>A mail could not be sent.</summary>
public sealed class MailException(string message, Exception? cause = null) : Exception(message, cause);
