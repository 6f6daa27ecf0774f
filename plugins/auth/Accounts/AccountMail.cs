using Holdall.Auth;
using Holdall.Mail;
using Holdall.Records;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary>A mail that whoever knows an address can ask for.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="TokenType">What its token is for.</param>
/// <param name="Hook">The hook around the request.</param>
/// <param name="IsFor">Whether an account gets it.</param>
internal sealed record AccountMail(RecordMailKind Kind, string TokenType, IHook<AuthMailRequestEvent> Hook, Func<Record, bool> IsFor)
{
    /// <summary>Whether one that could not be sent may be asked for at once; otherwise the pause counts all the same.</summary>
    public bool MayBeTriedAgain { get; init; }
}
