using Holdall.Auth;
using Holdall.Plugins.Auth.Accounts;
using Holdall.Plugins.Auth.ApiKeys;
using Holdall.Plugins.Auth.Commands;
using Holdall.Plugins.Auth.Credentials;
using Holdall.Plugins.Auth.Installation;
using Holdall.Plugins.Auth.LeakedPasswords;
using Holdall.Plugins.Auth.OAuth2;
using Holdall.Plugins.Auth.OAuth2.IdTokens;
using Holdall.Plugins.Auth.OAuth2.Providers;
using Holdall.Plugins.Auth.OneTimePasswords;
using Holdall.Plugins.Auth.Options;
using Holdall.Plugins.Auth.Passkeys;
using Holdall.Plugins.Auth.Passwords;
using Holdall.Plugins.Auth.Records;
using Holdall.Plugins.Auth.Sessions;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Plugins.Auth.Tokens;
using Holdall.Plugins.Auth.Totp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

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
            .AddSingleton<IAuthAnswers, AuthAnswers>()
            .AddSingleton<AuthWithPassword>()
            .AddSingleton<RefreshAuth>()
            .AddSingleton<Impersonate>()
            .AddSingleton<AuthFormChecks>()
            .AddSingleton<CredentialRecords>()
            .AddSingleton<MailThrottle>()
            .AddSingleton<BackgroundMails>()
            .AddHostedService(services => services.GetRequiredService<BackgroundMails>())
            .AddSingleton<RetriedMails>()
            .AddSingleton<RequestAccountMail>()
            .AddSingleton<RequestVerification>()
            .AddSingleton<ConfirmVerification>()
            .AddSingleton<RequestPasswordReset>()
            .AddSingleton<ConfirmPasswordReset>()
            .AddSingleton<RequestEmailChange>()
            .AddSingleton<ConfirmEmailChange>()
            .AddSingleton<Installer>()
            .AddSingleton<AppleNames>()
            .AddSingleton<AppleClientSecret>()
            .AddSingleton<IAppleClientSecrets>(services => services.GetRequiredService<AppleClientSecret>())
            .AddSingleton<RedirectOAuth2>()
            .AddSingleton<OtpAttempts>()
            .AddSingleton(services => ActivatorUtilities.CreateInstance<PretendedOtps>(services, plugin.IsDevelopment))
            .AddSingleton(services => ActivatorUtilities.CreateInstance<OneTimePasswordStore>(services, plugin.IsDevelopment))
            .AddSingleton<RequestOtp>()
            .AddSingleton<AuthWithOtp>();
        AddOAuth2(plugin.Services);
        AddExtras(plugin);
        plugin.AddEndpoints<AuthModule>().AddHooks<AuthRecordHooks>().AddHooks<OtpAttemptHooks>().AddHooks<InstallerHooks>();
        plugin.AddCommands<SuperuserCommands>().AddJobs<CredentialJobs>().AddJobs<MailJobs>();
    }

    /// <summary>What collections have to switch on.</summary>
    private static void AddExtras(PluginBuilder plugin)
    {
        plugin.Services
            .AddSingleton<OwnedCollections>()
            .AddSingleton<CredentialUses>()
            .AddHostedService(services => services.GetRequiredService<CredentialUses>())
            .AddSingleton<SessionStore>()
            .AddSingleton<EndOtherSessions>()
            .AddSingleton<TotpStore>()
            .AddSingleton<TotpAttempts>()
            .AddSingleton<AuthWithTotp>()
            .AddSingleton<EnrolTotp>()
            .AddSingleton<ConfirmTotp>()
            .AddSingleton<RemoveTotp>()
            .AddSingleton<ApiKeyStore>()
            .AddSingleton<CreateApiKey>();
        plugin.Services
            .AddSingleton(services => new PasswordList(PathOf(services.GetRequiredService<IOptions<LeakedPasswordSettings>>().Value, plugin.DataDirectory)))
            .AddHostedService<PasswordListWarning>()
            .AddSingleton<RelyingParty>()
            .AddSingleton<PasskeyChallenges>()
            .AddSingleton<PasskeyStore>()
            .AddSingleton<RegisterPasskey>()
            .AddSingleton<AuthWithPasskey>();
        plugin
            .AddSettings<LeakedPasswordSettings>(LeakedPasswordSettings.SectionName)
            .AddCollectionOption<LeakedPasswordOptions, LeakedPasswordCheck>(AccountOptions.LeakedPasswords)
            .AddHooks<LeakedPasswordHooks>()
            .AddCollectionOption<PasskeyOptions, PasskeyOptionsCheck>(AccountOptions.Passkeys)
            .AddCollectionOption(AccountOptions.Totp)
            .AddCollectionOption(AccountOptions.Sessions)
            .AddCollectionOption(AccountOptions.ApiKeys)
            .AddHooks<AccountOptionHooks>().AddHooks<CredentialHooks>().AddHooks<ApiKeyHooks>();
    }

    private static string PathOf(LeakedPasswordSettings settings, string dataDirectory) =>
        settings.LeakedPasswords.Length == 0 ? "" : Path.Combine(dataDirectory, settings.LeakedPasswords);

    private static void AddOAuth2(IServiceCollection services)
    {
        services
            .AddSingleton<OAuth2Catalog>()
            .AddSingleton<ListAuthMethods>()
            .AddSingleton<IOAuth2Http, OAuth2Http>()
            .AddSingleton(static provider => new IdTokenChecks(provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IdTokenReader>()
            .AddSingleton<RandomPasswords>()
            .AddSingleton(static provider => new AvatarDownload(
                provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AvatarDownload>>()))
            .AddSingleton<NewAccountValues>()
            .AddSingleton<LinkedAccounts>()
            .AddSingleton<SignUp>()
            .AddSingleton<AuthWithOAuth2>();
        foreach (var row in BuiltInProviders.All)
        {
            services.AddSingleton<IOAuth2Provider>(provider => new BuiltInProvider(row, provider.GetRequiredService<IdTokenReader>()));
        }
    }
}
