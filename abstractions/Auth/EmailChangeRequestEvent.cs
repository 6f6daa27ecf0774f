namespace Holdall.Auth;

/// <summary>A change of address.</summary>
public sealed class EmailChangeRequestEvent : AuthRequestEvent
{
    /// <summary>The new address.</summary>
    public required string NewEmail { get; set; }
}
