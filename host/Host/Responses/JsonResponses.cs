using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace Holdall.Host.Responses;

/// <summary>Writes JSON answers: the hot path of every request.</summary>
internal static class JsonResponses
{
    private static readonly StringValues ContentType = "application/json";

    /// <summary>Answers with one JSON value; <paramref name="fields"/> is the parameter that picks from it, or empty.</summary>
    public static Task WriteAsync<TState>(HttpContext http, int status, TState state, Action<Utf8JsonWriter, TState> write, string? fields = null)
    {
        var buffer = Write(state, write, fields);
        Begin(http.Response, status);
        return SendAsync(http.Response, buffer);
    }

    /// <summary>Writes one JSON value, to be sent.</summary>
    /// <exception cref="Holdall.Http.ApiException">400, <paramref name="fields"/> can't be read.</exception>
    public static JsonBuffer Write<TState>(TState state, Action<Utf8JsonWriter, TState> write, string? fields)
    {
        var picker = string.IsNullOrEmpty(fields) ? null : FieldPicker.Parse(fields);
        var buffer = JsonBuffer.Rent();
        try
        {
            write(buffer.Writer, state);
            buffer.Writer.Flush();
            return picker is null ? buffer : Pick(buffer, picker);
        }
        catch
        {
            buffer.Return();
            throw;
        }
    }

    /// <summary>Answers with one JSON value, of which large ones leave in pieces while they are written.</summary>
    public static Task StreamAsync<TState>(HttpContext http, int status, TState state, Action<Utf8JsonWriter, TState> write)
    {
        var buffer = JsonBuffer.Rent();
        var pieces = new JsonPieces(http.Response, status);
        buffer.Overflow = pieces;
        try
        {
            write(buffer.Writer, state);
            buffer.Writer.Flush();
        }
        catch
        {
            buffer.Return();
            pieces.Drop();
            throw;
        }

        if (pieces.HaveLeft) return pieces.EndAsync(buffer);
        Begin(http.Response, status);
        return SendAsync(http.Response, buffer);
    }

    public static void Begin(HttpResponse response, int status)
    {
        response.StatusCode = status;
        if (response.Headers.ContentType.Count == 0) response.Headers.ContentType = ContentType;
    }

    /// <summary>Gives back what the parameter picks.</summary>
    private static JsonBuffer Pick(JsonBuffer whole, FieldPicker picker)
    {
        var picked = JsonBuffer.Rent();
        picker.Pick(whole.Written, picked.Writer);
        picked.Writer.Flush();
        whole.Return();
        return picked;
    }

    public static Task SendAsync(HttpResponse response, JsonBuffer buffer)
    {
        if (HasNoBody(response.StatusCode))
        {
            buffer.Return();
            return Task.CompletedTask;
        }

        response.ContentLength = buffer.Written.Length;
        var sending = response.BodyWriter.WriteAsync(buffer.Written);
        if (!sending.IsCompletedSuccessfully) return ReturnAfterAsync(sending.AsTask(), buffer);
        buffer.Return();
        return Task.CompletedTask;
    }

    /// <summary>Puts an answer behind one that has begun before, unless that has left as a whole or may have no body.</summary>
    public static async Task AppendAsync(HttpContext http, JsonBuffer buffer, bool isHeld)
    {
        var response = http.Response;
        try
        {
            if (HasNoBody(response.StatusCode) || HttpMethods.IsHead(http.Request.Method)) return;
            if (!response.HasStarted) response.ContentLength = null;
            else if (response.ContentLength is not null) return;
            response.BodyWriter.Write(buffer.Written.Span);
        }
        finally
        {
            buffer.Return();
        }

        if (!isHeld) await response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    /// <summary>Statuses whose answers end with their headers (RFC 9110, section 6.4.1, and 15.3.6 for 205).</summary>
    private static bool HasNoBody(int status) =>
        status is < 200 or StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified;

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
