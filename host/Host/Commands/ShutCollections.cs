using Holdall.Collections;
using Holdall.Engine.Collections;

namespace Holdall.Host.Commands;

/// <summary>Auth collections that nobody can enter, since a plugin is off that their sign-in needs.</summary>
internal static class ShutCollections
{
    /// <summary>One line for all of them; null when there are none.</summary>
    /// <param name="services">Those of a generation that has opened its data directory.</param>
    public static string? Warning(IServiceProvider services)
    {
        var ways = services.GetRequiredService<SignInWays>();
        var shut = new List<string>();
        foreach (var collection in services.GetRequiredService<ICollections>().All)
        {
            if (collection.Auth is { } auth && (!ways.AreOpen || ways.AreMissing(auth))) shut.Add(Describe(collection.Name, auth.Mfa, ways));
        }

        if (shut.Count == 0) return null;
        return (ways.AreOpen ? "nobody without a passkey" : "nobody") + $" can sign in to {string.Join(", ", shut)}: " + (ways.AreOpen
            ? "one-time passwords are needed for it, and no active plugin sends mails. Switch the plugin \"mailer\" on, or let \""
                + OwnCommandLine.Of("superuser otp EMAIL", services.GetRequiredService<LaunchOptions>().DataFolder)
                + "\" print a password for a superuser, who can change the options of the others"
            : "no active plugin signs anybody in. Switch the plugin \"auth\" on");
    }

    private static string Describe(string name, MfaOptions mfa, SignInWays ways) =>
        ways.AreOpen && mfa is { Enabled: true, Rule.Length: > 0 } ? $"{name} (of those for whom its MFA rule holds)" : name;
}
