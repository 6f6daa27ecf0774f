using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Holdall.Host.Pipeline;

/// <summary>Writes JSON answers: the hot path of every request.</summary>
internal static class JsonResponses
{
    private static readonly StringValues ContentType = "application/json";

    /// <summary>Answers with one JSON value; <paramref name="fields"/> is the parameter that picks from it, or empty.</summary>
    public static Task WriteAsync<TState>(HttpContext http, int status, TState state, Action<Utf8JsonWriter, TState> write, string? fields = null)
    {
        var buffer = JsonBuffer.Rent();
        try
        {
            write(buffer.Writer, state);
            buffer.End();
            if (!string.IsNullOrEmpty(fields)) buffer = Pick(buffer, fields);
        }
        catch
        {
            buffer.Return();
            throw;
        }

        return SendAsync(http.Response, status, buffer);
    }

    /// <summary>Gives back what the parameter picks. A parameter that can't be read gives nothing: the answer has no bytes (spec 04, section 8).</summary>
    private static JsonBuffer Pick(JsonBuffer whole, string fields)
    {
        if (!FieldPicker.TryParse(fields, out var picker))
        {
            whole.Return();
            return JsonBuffer.Rent();
        }

        if (picker is null) return whole;
        var picked = JsonBuffer.Rent();
        picker.Pick(whole.Written, picked.Writer);
        picked.End();
        whole.Return();
        return picked;
    }

    private static Task SendAsync(HttpResponse response, int status, JsonBuffer buffer)
    {
        response.StatusCode = status;
        if (response.Headers.ContentType.Count == 0) response.Headers.ContentType = ContentType;
        response.ContentLength = buffer.Written.Length;
        var sending = response.BodyWriter.WriteAsync(buffer.Written);
        if (!sending.IsCompletedSuccessfully) return ReturnAfterAsync(sending.AsTask(), buffer);
        buffer.Return();
        return Task.CompletedTask;
    }

    private static async Task ReturnAfterAsync(Task sending, JsonBuffer buffer)
    {
        try
        {
            await sending;
        }
        finally
        {
            buffer.Return();
        }
    }
}
