using System.Buffers;
using System.Text.Json;
using Holdall.Values;
using Microsoft.AspNetCore.WebUtilities;

namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>API errors in scripts, and how scripts make them.</summary>
internal static class ApiErrorType
{
    public static readonly HostType<ApiException> Table = new HostType<ApiException>("ApiError")
        .Property("status", error => error.Status)
        .Property("message", Message)
        .Property("data", Data)
        .Method("error", Message)
        .Method("rawData", error => RawData.Of(error))
        .AsText(Message)
        .AsJson(error => new Dictionary<string, object?> { ["status"] = error.Status, ["message"] = Message(error), ["data"] = Data(error) });

    /// <summary>An error with a status, a message, and data of which what looks like errors of fields is answered.</summary>
    public static ApiException Make(CallArguments a, int status, int messageAt)
    {
        var data = a.Value(messageAt + 1);
        var message = a.Text(messageAt);
        if (message.Length == 0 && ApiException.DefaultMessage(status) == ApiException.DefaultMessage(StatusCodes.Status400BadRequest))
            message = status is 0 or 400 or 500 ? "" : ReasonPhrases.GetReasonPhrase(status);
        return RawData.Keep(new ApiException(status, message, Fields(data)), data);
    }

    private static string Message(ApiException error) =>
        error.Status == 0 && error.Message == ApiException.DefaultMessage(0) ? "" : error.Message;

    private static Dictionary<string, object?> Data(ApiException error)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) error.Errors.WriteTo(writer);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return (Dictionary<string, object?>)Cast.FromElement(document.RootElement)!;
    }

    private static FieldErrors? Fields(object? data)
    {
        if (data is HostFailure { Refusal.Errors: var known }) return known;
        if (data is Exception) return new FieldErrors().Add(["value"], FieldError.Invalid);
        if (data is not IEnumerable<KeyValuePair<string, object?>> members) return null;
        var errors = new FieldErrors();
        Add(errors, [], members);
        return errors;
    }

    private static void Add(FieldErrors errors, string[] group, IEnumerable<KeyValuePair<string, object?>> members)
    {
        foreach (var (name, value) in members)
        {
            string[] path = [.. group, name];
            if (value is FieldError error) errors.Add(path, error);
            else if (value is FieldErrorException { Error: var inner }) errors.Add(path, inner);
            else if (value is IEnumerable<KeyValuePair<string, object?>> nested)
            {
                errors.AddGroup(path);
                Add(errors, path, nested);
            }
            else errors.Add(path, FieldError.Invalid);
        }
    }
}
