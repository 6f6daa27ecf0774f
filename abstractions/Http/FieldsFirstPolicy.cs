namespace Holdall.Http;

/// <summary>Metadata of an endpoint: a parameter <c>fields</c> that can't be read is refused before it runs.</summary>
public sealed class FieldsFirstPolicy;
