namespace Holdall.Settings;

/// <summary>How mail is sent.</summary>
public sealed record SmtpSettings
{
    /// <summary>Whether mail goes through this server; if not, through the <c>sendmail</c> of the machine.</summary>
    public bool Enabled { get; init; }

    /// <summary>Port of the server, 1 to 65535.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Name or address of the server.</summary>
    public string Host { get; init; } = "smtp.example.com";

    /// <summary>User name; empty = no authentication.</summary>
    public string Username { get; init; } = "";

    /// <summary>Password; never shown.</summary>
    public string Password { get; init; } = "";

    /// <summary><c>PLAIN</c> or <c>LOGIN</c>; empty = <c>PLAIN</c>.</summary>
    public string AuthMethod { get; init; } = "";

    /// <summary>Whether TLS is spoken from the first byte; otherwise the connection is upgraded when the server offers it.</summary>
    public bool Tls { get; init; }

    /// <summary>Name of this machine in the greeting; empty = <c>localhost</c>.</summary>
    public string LocalName { get; init; } = "";
}
