namespace Holdall.Auth;

/// <summary>A new token for an old one.</summary>
public sealed class AuthRefreshRequestEvent : AuthRequestEvent;
