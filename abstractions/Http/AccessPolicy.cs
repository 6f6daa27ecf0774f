namespace Holdall.Http;

/// <summary>Metadata of an endpoint: who may call it.</summary>
/// <param name="access">Who may.</param>
public sealed class AccessPolicy(Access access)
{
    /// <summary>Who may.</summary>
    public Access Access => access;
}
