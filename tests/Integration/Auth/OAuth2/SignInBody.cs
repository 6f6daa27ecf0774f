namespace Holdall.Integration.Tests.Auth.OAuth2;

/// <summary>The body of a sign-in through a provider.</summary>
public sealed record SignInBody
{
    public required string Provider { get; init; }

    public required string Code { get; init; }

    public string CodeVerifier { get; init; } = "";

    public string RedirectURL { get; init; } = "";

    public Dictionary<string, object?>? CreateData { get; init; }
}
