namespace Holdall.Auth;

/// <summary>A mail for a forgotten password, for verifying an address, or what follows from one.</summary>
public sealed class AuthMailRequestEvent : AuthRequestEvent;
