namespace Holdall.Settings;

/// <summary>Name, address and sender of the application.</summary>
public sealed record MetaSettings
{
    /// <summary>Colour of the dashboard, as <c>#rrggbb</c>.</summary>
    public string AccentColor { get; init; } = "#1055c9";

    /// <summary>Name shown to people.</summary>
    public string AppName { get; init; } = "Acme";

    /// <summary>Public address; links in mails begin with it.</summary>
    public string AppURL { get; init; } = "http://localhost:8090";

    /// <summary>Name of the sender of mails.</summary>
    public string SenderName { get; init; } = "Support";

    /// <summary>Address of the sender of mails.</summary>
    public string SenderAddress { get; init; } = "support@example.com";

    /// <summary>Whether the dashboard hides what changes collections.</summary>
    public bool HideControls { get; init; }
}
