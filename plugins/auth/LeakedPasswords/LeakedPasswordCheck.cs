using Holdall.Collections;
using Holdall.Plugins.Auth.Options;

namespace Holdall.Plugins.Auth.LeakedPasswords;

/// <summary>The option is of no use without a list.</summary>
internal sealed class LeakedPasswordCheck(PasswordList list) : ICollectionOptionCheck<LeakedPasswordOptions>
{
    public void Check(CollectionOptionChange<LeakedPasswordOptions> change)
    {
        if (change.Options.Enabled && list.FindProblem() is { } problem) change.Refuse("enabled", new FieldError("validation_missing_password_list", problem));
    }
}
