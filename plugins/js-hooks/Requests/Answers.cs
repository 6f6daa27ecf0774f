using System.Buffers;
using System.Text;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>Writes the answers of scripts: the first status counts, and what comes later is appended.</summary>
internal static class Answers
{
    private const int MaxHeld = 1 << 16;

    /// <summary>Sets the status, unless there is one.</summary>
    public static Task BeginAsync(RequestContext request, int status)
    {
        if (request.AnswerStatus == 0 && status is < 100 or > 999) throw new Errors.ScriptException($"invalid status {status}");
        if (request.BeginAnswer(status)) ScriptRequest.Of(request).HasAnswered = true;
        return Task.CompletedTask;
    }

    /// <summary>Writes some of the answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="status">The status, if there is none yet.</param>
    /// <param name="type">The content type, if the script has set none; null = it is found out.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="isForced">Whether the content type replaces that of the script.</param>
    public static async Task WriteAsync(RequestContext request, int status, string? type, ReadOnlyMemory<byte> content, bool isForced = false)
    {
        var response = request.Http.Response;
        if (!response.HasStarted && type is not null && (isForced && request.AnswerStatus == 0 || string.IsNullOrEmpty(response.ContentType)))
            response.ContentType = type;
        await BeginAsync(request, status);
        if (IsBodiless(request) || response is { HasStarted: true, ContentLength: not null }) return;
        if (!response.HasStarted) response.ContentLength = null;
        // Small answers leave when everything around the request has ended, so that a client which has got one may rely on what handlers do behind it.
        response.BodyWriter.Write(content.Span);
        if (content.Length > MaxHeld || request.Outer is not null) await response.BodyWriter.FlushAsync(request.Aborted);
    }

    public static Task WriteTextAsync(RequestContext request, int status, string type, string text) =>
        WriteAsync(request, status, type, Encoding.UTF8.GetBytes(text));

    private static bool IsBodiless(RequestContext request) =>
        request.Http.Response.StatusCode is 204 or 304 or < 200 || HttpMethods.IsHead(request.Http.Request.Method);
}
