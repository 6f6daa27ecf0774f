using System.Text.Json;
using Holdall.Http;

namespace Holdall.Host.Logs;

/// <summary>Why a request failed, for the log: <c>error</c> is what the client was told, <c>details</c> what it was not.</summary>
/// <param name="Cause">What was thrown.</param>
/// <param name="Status">The status that was written; 0 when it fell to the answer of a failure that is no error of the API.</param>
internal sealed record RequestFailure(Exception Cause, int Status)
{
    private const int MaxDetails = 10_000;

    /// <summary>A mistake of the program, or null; the answer tells nothing of it.</summary>
    public Exception? Mistake { get; init; }

    /// <summary>The plugin that the mistake comes from, if it is known.</summary>
    public string? Plugin { get; init; }

    /// <summary>The same failure was told with its stack a moment ago.</summary>
    public bool IsRepeated { get; init; }

    public string Error =>
        Cause is ApiException ? Cause.Message
            : Mistake is not null ? ApiException.DefaultMessage(StatusCodes.Status500InternalServerError) : FailureReason.Messages(Cause);

    public bool HasDetails => Mistake is not null || Cause is ApiException;

    /// <summary>Messages by field, or a text, or null.</summary>
    public void WriteDetails(Utf8JsonWriter json)
    {
        if (Mistake is null && Cause is ApiException { Errors: { Any: true } errors }) errors.WriteMessagesTo(json);
        else json.WriteStringValue(Details);
    }

    /// <summary>Details as a text; null when there are none, or none but errors by field.</summary>
    public string? Details
    {
        get
        {
            if (Mistake is not null) return Cut(IsRepeated ? FailureReason.Messages(Mistake) : Mistake.ToString());
            if (Cause is ApiException { Reason: { } reason }) return Cut(reason);
            return Cause is ApiException { InnerException: { } inner } ? Cut(FailureReason.Messages(inner)) : null;
        }
    }

    private static string Cut(string text) => text.Length > MaxDetails ? text[..MaxDetails] + "..." : text;
}
