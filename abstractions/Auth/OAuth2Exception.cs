namespace Holdall.Auth;

/// <summary>A provider of sign-ins refuses one, or says what can't be used.</summary>
public sealed class OAuth2Exception(string message, Exception? cause = null) : Exception(message, cause);
