namespace Holdall.Plugins.Auth.OneTimePasswords;

/// <summary>A one-time password that nobody has.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Account">The collection and the address that it was asked for.</param>
/// <param name="Created">When it was asked for.</param>
internal sealed record PretendedOtp(string Id, string Account, DateTimeOffset Created)
{
    /// <summary>What guesses are compared with; empty until it is made.</summary>
    public string Hash { get; set; } = "";
}
