using System.Net;
using System.Text.Json;
using Holdall.Engine.Logs;
using Holdall.Host.Requests;

namespace Holdall.Host.Logs;

/// <summary>The log entry of a request. It keeps values that outlive the request and nothing of the request itself.</summary>
internal sealed class RequestLogEntry(DateTimeOffset created, RequestFailure? failure) : LogEntry(failure is null ? LogLevels.Info : LogLevels.Error, created)
{
    private const int MaxUrlBytes = 3000;
    private const int MaxHeaderBytes = 2000;
    private const int MaxMethodBytes = 50;

    /// <summary>About what the object itself, and an exception, take.</summary>
    private const int OwnWeight = 128;
    private const int FailureWeight = 2000;

    private string? _url;

    public required string Method { get; init; }

    /// <summary>Path and query as they were sent.</summary>
    public required string Target { get; init; }

    public required int Status { get; init; }

    public required TimeSpan Took { get; init; }

    public required string Referer { get; init; }

    public required string UserAgent { get; init; }

    /// <summary>Name of the collection of the caller, or empty.</summary>
    public required string Auth { get; init; }

    public string? AuthId { get; init; }

    /// <summary>Address of the TCP peer.</summary>
    public IPAddress? Peer { get; init; }

    /// <summary>The address that a trusted header tells, or null when none is trusted.</summary>
    public string? ClientAddress { get; init; }

    public bool HasAddresses { get; init; }

    /// <summary>What a hook has added, as JSON; empty when there is nothing.</summary>
    public ReadOnlyMemory<byte> Meta { get; init; }

    public string? ErrorText => failure?.Error;

    /// <summary>Details that nothing else tells on the console.</summary>
    public string DetailsText => failure is { Mistake: null, Details: { } details } ? details : "";

    public override int Weight => OwnWeight + Target.Length + Referer.Length + UserAgent.Length + Meta.Length + (failure is null ? 0 : FailureWeight);

    /// <summary>A text short enough to be kept until the entry is written: what is beyond every limit goes at once.</summary>
    public static string Cut(string text) => text.Length > MaxUrlBytes + 1 ? text[..(MaxUrlBytes + 1)] : text;

    public override string ToMessage() => $"{ShortMethod} {LoggedText.Decode(Url)}";

    /// <summary>Keys in the order of the alphabet, as for every stored JSON object.</summary>
    public override void WriteData(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("auth"u8, Auth);
        if (AuthId is not null) json.WriteString("authId"u8, AuthId);
        if (failure is not null) WriteFailure(json, failure);
        json.WriteNumber("execTime"u8, Math.Round(Took.TotalMilliseconds, 4));
        if (!Meta.IsEmpty)
        {
            json.WritePropertyName("meta"u8);
            json.WriteRawValue(Meta.Span, skipInputValidation: true);
        }

        json.WriteString("method"u8, ShortMethod);
        if (failure?.Plugin is { } plugin) json.WriteString("plugin"u8, plugin);
        json.WriteString("referer"u8, LoggedText.Limit(LoggedText.HideSecrets(Referer), MaxHeaderBytes));
        var peer = HasAddresses ? ClientAddresses.OfPeer(Peer) : null;
        if (peer is not null) json.WriteString("remoteIP"u8, peer);
        json.WriteNumber("status"u8, Status);
        json.WriteString("type"u8, "request"u8);
        json.WriteString("url"u8, Url);
        json.WriteString("userAgent"u8, LoggedText.Limit(UserAgent, MaxHeaderBytes));
        if (peer is not null) json.WriteString("userIP"u8, ClientAddress ?? peer);
        json.WriteEndObject();
    }

    private string Url => _url ??= LoggedText.Limit(LoggedText.HideSecrets(Target), MaxUrlBytes);

    private string ShortMethod => Method.Length <= MaxMethodBytes ? Method.ToUpperInvariant() : Method[..MaxMethodBytes].ToUpperInvariant();

    private static void WriteFailure(Utf8JsonWriter json, RequestFailure failure)
    {
        if (failure.HasDetails)
        {
            json.WritePropertyName("details"u8);
            failure.WriteDetails(json);
        }

        json.WriteString("error"u8, failure.Error);
    }
}
