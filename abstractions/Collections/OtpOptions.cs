namespace Holdall.Collections;

/// <summary>Sign-in with one-time passwords.</summary>
public sealed record OtpOptions
{
    /// <summary>Whether it is possible.</summary>
    public bool Enabled { get; init; }

    /// <summary>Seconds until one expires.</summary>
    public long Duration { get; init; }

    /// <summary>Number of digits.</summary>
    public long Length { get; init; }

    /// <summary>The mail that carries it.</summary>
    public MailTemplate EmailTemplate { get; init; } = new();
}
