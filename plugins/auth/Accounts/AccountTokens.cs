using Holdall.Collections;
using Holdall.Plugins.Auth.Tokens;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary>Checks the tokens of mails.</summary>
internal static class AccountTokens
{
    private const string Field = "token";

    private static readonly FieldError Unusable = new("validation_invalid_token", "Invalid or expired token.");
    private static readonly FieldError OfOthers = new("validation_token_collection_mismatch", "The provided token is for different auth collection.");

    /// <summary>The record and the claims of a valid token of this type; null with an error in <paramref name="errors"/>.</summary>
    public static RecordToken? Check(this RecordTokens tokens, string token, string type, Collection collection, FieldErrors errors)
    {
        if (tokens.Find(token, type) is not { } found) errors.Add(Field, Unusable);
        else if (found.Record.Collection.Id != collection.Id) errors.Add(Field, OfOthers);
        else return found;
        return null;
    }
}
