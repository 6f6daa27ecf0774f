using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Holdall.Http;

/// <summary>
/// A failure that the client is told about: the one public error shape. It is thrown at the spot and turned into a response at
/// the edge, in one place.
/// </summary>
public sealed class ApiException : Exception
{
    /// <summary>Message of the 400 for a body of a type that is not known.</summary>
    public const string UnsupportedContentType = "Unsupported Content-Type.";

    /// <summary>Makes an error.</summary>
    /// <param name="status">HTTP status, 400 to 599.</param>
    /// <param name="message">What the client reads; null = the default text of the status. It gets a capital letter and a full stop.</param>
    /// <param name="errors">Errors by field, or null.</param>
    /// <param name="cause">For the log; never shown to the client.</param>
    public ApiException(int status, string? message = null, FieldErrors? errors = null, Exception? cause = null)
        : base(Sentence(string.IsNullOrEmpty(message) ? DefaultMessage(status) : message), cause)
    {
        Status = status;
        Errors = errors ?? FieldErrors.None;
    }

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    /// <summary>Errors by field; <see cref="FieldErrors.None"/> if there are none.</summary>
    public FieldErrors Errors { get; }

    /// <summary>Why, in more words than the client may read; for the log.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the cause is a failure that nobody has foreseen, so that the log tells all of it.</summary>
    internal bool IsUnexpected { get; init; }

    /// <summary>
    /// Whether it says what is wrong with the data, as checks of fields do. All others are answers that somebody has chosen,
    /// which errors of hooks don't replace.
    /// </summary>
    internal bool IsFinding { get; init; }

    /// <summary>When it is worth to try again, for the header <c>Retry-After</c>; null if that is not known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>400: the request can't be carried out as it is.</summary>
    public static ApiException BadRequest(string? message = null, FieldErrors? errors = null, Exception? cause = null) =>
        new(StatusCodes.Status400BadRequest, message, errors, cause);

    /// <summary>401: it is not known who asks.</summary>
    public static ApiException Unauthorized(string? message = null) => new(StatusCodes.Status401Unauthorized, message);

    /// <summary>403: whoever asks may not do that.</summary>
    public static ApiException Forbidden(string? message = null) => new(StatusCodes.Status403Forbidden, message);

    /// <summary>404: there is no such thing, or whoever asks may not know of it.</summary>
    public static ApiException NotFound(string? message = null) => new(StatusCodes.Status404NotFound, message);

    /// <summary>400: something is wrong with the data.</summary>
    internal static ApiException Finding(string message, FieldErrors? errors = null, Exception? cause = null) =>
        new(StatusCodes.Status400BadRequest, message, errors, cause) { IsFinding = true };

    /// <summary>Writes the body of the answer: keys in this order.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("data"u8);
        Errors.WriteTo(writer);
        writer.WriteString("message"u8, Message);
        writer.WriteNumber("status"u8, Status);
        writer.WriteEndObject();
    }

    /// <summary>The text of a status.</summary>
    public static string DefaultMessage(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Missing or invalid authentication.",
        StatusCodes.Status403Forbidden => "You are not allowed to perform this request.",
        StatusCodes.Status404NotFound => "The requested resource wasn't found.",
        StatusCodes.Status413PayloadTooLarge => "Request entity too large.",
        StatusCodes.Status429TooManyRequests => "Too Many Requests.",
        _ => "Something went wrong while processing your request.",
    };

    /// <summary>A text with a capital letter at its start and a full stop at its end, unless it ends in <c>.</c>, <c>?</c> or <c>!</c>.</summary>
    internal static string Sentence(string text)
    {
        text = text.Trim();
        if (text.Length == 0) return text;
        if (char.IsLower(text[0])) text = char.ToUpperInvariant(text[0]) + text[1..];
        return text[^1] is '.' or '?' or '!' ? text : text + ".";
    }
}
