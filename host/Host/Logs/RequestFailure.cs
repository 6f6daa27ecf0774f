using System.Text;
using System.Text.Json;
using Holdall.Http;

namespace Holdall.Host.Logs;

/// <summary>Why a request failed, for the log: <c>error</c> is what the client was told, <c>details</c> what it was not.</summary>
/// <param name="Cause">What was thrown.</param>
/// <param name="Status">The status that was written; 0 when it fell to the answer of a failure that is no error of the API.</param>
internal sealed record RequestFailure(Exception Cause, int Status)
{
    private const int MaxDetails = 10_000;

    /// <summary>A mistake of the program; the default answer tells nothing of it.</summary>
    public bool IsUnexpected { get; init; }

    /// <summary>The same failure was told with its stack a moment ago.</summary>
    public bool IsRepeated { get; init; }

    public string Error =>
        Cause is ApiException ? Cause.Message : IsUnexpected ? ApiException.DefaultMessage(StatusCodes.Status500InternalServerError) : TextOf(Cause);

    public bool HasDetails => IsUnexpected || Cause is ApiException;

    /// <summary>Messages by field, or a text, or null.</summary>
    public void WriteDetails(Utf8JsonWriter json)
    {
        if (Cause is ApiException { Errors: { Any: true } errors }) errors.WriteMessagesTo(json);
        else json.WriteStringValue(Details);
    }

    /// <summary>Details as a text; null when there are none, or none but errors by field.</summary>
    public string? Details
    {
        get
        {
            var unexpected = Cause is ApiException ? Cause.InnerException ?? Cause : Cause;
            if (IsUnexpected) return Cut(IsRepeated ? TextOf(unexpected) : unexpected.ToString());
            return Cause is ApiException { InnerException: { } inner } ? Cut(TextOf(inner)) : null;
        }
    }

    /// <summary>A failure and what caused it, from the outside in.</summary>
    private static string TextOf(Exception failure)
    {
        if (failure.InnerException is null) return failure.Message;
        var text = new StringBuilder(failure.Message);
        for (var inner = failure.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (!text.ToString().Contains(inner.Message, StringComparison.Ordinal)) text.Append(": ").Append(inner.Message);
        }

        return text.ToString();
    }

    private static string Cut(string text) => text.Length > MaxDetails ? text[..MaxDetails] + "..." : text;
}
