namespace Holdall.Http;

/// <summary>Metadata of an endpoint: it lets in callers who are limited by a scope.</summary>
public sealed class ScopedCallersPolicy;
