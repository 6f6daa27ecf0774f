using Holdall.Plugins.Auth.ApiKeys;
using Holdall.Plugins.Auth.Credentials;
using Holdall.Plugins.Auth.Sessions;
using Holdall.Plugins.Auth.Totp;
using Holdall.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace Holdall.Plugins.Auth.Tests;

/// <summary>Services of the plugin on the engine of a test.</summary>
internal static class AuthServices
{
    public static TotpStore Totps(TestEngine engine) => new(engine.Collections, engine.Records, engine.Get<ITransactions>(), engine.Time);

    public static SessionStore Sessions(TestEngine engine) =>
        new(engine.Collections, engine.Records, engine.Get<ITransactions>(), Uses(engine), engine.Time);

    public static ApiKeyStore Keys(TestEngine engine) =>
        new(engine.Collections, engine.Records, engine.Rules, Uses(engine), engine.Time);

    private static CredentialUses Uses(TestEngine engine) => new(engine.Records, engine.Time, NullLogger<CredentialUses>.Instance);
}
