namespace Holdall.Http;

/// <summary>Metadata of an endpoint: its requests are logged only if they fail.</summary>
public sealed class FailuresOnlyPolicy;
