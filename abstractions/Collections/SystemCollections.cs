namespace Holdall.Collections;

/// <summary>Names of the collections that every data directory has.</summary>
public static class SystemCollections
{
    /// <summary>The superusers: no rule stops them.</summary>
    public const string Superusers = "_superusers";

    /// <summary>Links between auth records and accounts at OAuth2 providers.</summary>
    public const string ExternalAuths = "_externalAuths";

    /// <summary>Sign-ins that wait for their second factor.</summary>
    public const string Mfas = "_mfas";

    /// <summary>One-time passwords.</summary>
    public const string Otps = "_otps";

    /// <summary>Places that auth records have signed in from.</summary>
    public const string AuthOrigins = "_authOrigins";

    /// <summary>Those whose records belong to an auth record, and go with it.</summary>
    internal static readonly IReadOnlyList<string> Owned = [ExternalAuths, Mfas, Otps, AuthOrigins];
}
