namespace Holdall.Auth;

/// <summary>Makes what Apple takes as the secret of a client of OAuth2. A plugin registers it; the last one counts.</summary>
public interface IAppleClientSecrets
{
    /// <summary>Signs a secret.</summary>
    /// <exception cref="Http.ApiException">400, a value is not valid.</exception>
    string Create(AppleClientSecretOptions options);
}
