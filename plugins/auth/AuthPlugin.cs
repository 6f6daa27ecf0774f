using Holdall.Auth;
using Holdall.Plugins.Auth.Accounts;
using Holdall.Plugins.Auth.Commands;
using Holdall.Plugins.Auth.Installation;
using Holdall.Plugins.Auth.OAuth2;
using Holdall.Plugins.Auth.OneTimePasswords;
using Holdall.Plugins.Auth.Passwords;
using Holdall.Plugins.Auth.Records;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Tokens;

namespace Holdall.Plugins.Auth;

/// <summary>Lets records sign in and tells who asks.</summary>
public sealed class AuthPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        plugin.Services
            .AddSingleton<RecordTokens>()
            .AddSingleton<ITokens>(services => services.GetRequiredService<RecordTokens>())
            .AddSingleton<IRequestAuthenticator, RequestAuthenticator>()
            .AddSingleton<IPasswordHasher, BcryptHasher>()
            .AddSingleton<IdentityLookup>()
            .AddSingleton<SecondFactor>()
            .AddSingleton<AuthOrigins>()
            .AddSingleton<AuthResponse>()
            .AddSingleton<AuthWithPassword>()
            .AddSingleton<RefreshAuth>()
            .AddSingleton<Impersonate>()
            .AddSingleton<AuthFormChecks>()
            .AddSingleton<CredentialRecords>()
            .AddSingleton<MailThrottle>()
            .AddSingleton<BackgroundMails>()
            .AddHostedService(services => services.GetRequiredService<BackgroundMails>())
            .AddSingleton<RequestVerification>()
            .AddSingleton<ConfirmVerification>()
            .AddSingleton<RequestPasswordReset>()
            .AddSingleton<ConfirmPasswordReset>()
            .AddSingleton<RequestEmailChange>()
            .AddSingleton<ConfirmEmailChange>()
            .AddSingleton<Installer>()
            .AddSingleton<AppleNames>()
            .AddSingleton<AppleClientSecret>()
            .AddSingleton<RedirectOAuth2>()
            .AddSingleton<OtpAttempts>()
            .AddSingleton(services => ActivatorUtilities.CreateInstance<OneTimePasswordStore>(services, plugin.IsDevelopment))
            .AddSingleton<RequestOtp>()
            .AddSingleton<AuthWithOtp>();

        foreach (var provider in BuiltInProviders.All) plugin.Services.AddSingleton<IOAuth2Provider>(provider);
        plugin.AddEndpoints<AuthModule>().AddHooks<AuthRecordHooks>().AddHooks<OtpAttemptHooks>().AddHooks<InstallerHooks>();
        plugin.AddCommands<SuperuserCommands>().AddJobs<CredentialJobs>();
    }
}
