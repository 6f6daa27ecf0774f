namespace Holdall.Http;

/// <summary>Metadata of an endpoint: it answers requests with <c>OPTIONS</c> that are no preflights.</summary>
public sealed class OwnOptionsPolicy;
