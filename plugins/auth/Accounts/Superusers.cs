using Holdall.Collections;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary>What superusers don't need.</summary>
internal static class Superusers
{
    /// <summary>The account that the installer makes so that the first superuser can be made.</summary>
    public const string InstallerEmail = "__pbinstaller@example.com";

    /// <exception cref="ApiException">400, it is about superusers.</exception>
    public static void RefuseVerification(Collection collection)
    {
        if (collection.IsSuperusers) throw ApiException.BadRequest("All superusers are verified by default.");
    }

    /// <exception cref="ApiException">400, it is about superusers.</exception>
    public static void RefuseEmailChange(Collection collection)
    {
        if (collection.IsSuperusers) throw ApiException.BadRequest("All superusers can change their emails directly.");
    }
}
