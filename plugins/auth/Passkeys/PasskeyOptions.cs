namespace Holdall.Plugins.Auth.Passkeys;

/// <summary>Sign-in with passkeys.</summary>
internal sealed record PasskeyOptions
{
    /// <summary>Whether accounts can have some.</summary>
    public bool Enabled { get; init; }

    /// <summary>The domain that they are for; empty = that of <c>meta.appURL</c> in the settings.</summary>
    public string RpId { get; init; } = "";

    /// <summary>The origins whose pages may use them; none = that of <c>meta.appURL</c>.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];
}
