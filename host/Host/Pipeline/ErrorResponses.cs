using System.Data.Common;
using System.Globalization;
using Holdall.Host.Logs;
using Holdall.Host.Requests;
using Holdall.Host.Responses;
using Holdall.Http;

namespace Holdall.Host.Pipeline;

/// <summary>The only place that turns an exception into a body. Causes go to the log, never to the client.</summary>
internal sealed partial class ErrorResponses(RequestDelegate next, ILogger<ErrorResponses> logger, TimeProvider time)
{
    private readonly RepeatedFailures _failures = new(time);

    public Task InvokeAsync(HttpContext http)
    {
        try
        {
            var handling = next(http);
            return handling.IsCompletedSuccessfully ? handling : AwaitAsync(http, handling);
        }
        catch (Exception e)
        {
            return AnswerAsync(http, e);
        }
    }

    /// <summary>Answers with the error shape.</summary>
    public static Task WriteAsync(HttpContext http, ApiException error) =>
        JsonResponses.WriteAsync(http, error.Status, error, static (json, e) => e.WriteTo(json));

    private async Task AwaitAsync(HttpContext http, Task handling)
    {
        try
        {
            await handling;
        }
        catch (Exception e)
        {
            await AnswerAsync(http, e);
        }
    }

    private Task AnswerAsync(HttpContext http, Exception failure)
    {
        var error = ToPublic(failure);
        // Who is told to come back has met no mistake.
        var isServerError = error.Status >= StatusCodes.Status500InternalServerError && error.RetryAfter is null;
        var untold = 0;
        var isTold = !(isServerError || http.Response.HasStarted) || _failures.IsTold(failure, out untold);
        Note(http, failure, error, isServerError && !isTold);
        if (failure is OperationCanceledException && http.RequestAborted.IsCancellationRequested) return Task.CompletedTask;
        if (isTold && untold > 0) LogUntold(logger, untold);
        if (isServerError && isTold) LogFailure(logger, http.Request.Method, http.Request.Path, failure);
        if (http.Response.HasStarted)
        {
            if (isTold) LogTooLate(logger, http.Request.Method, http.Request.Path, failure);
            // Otherwise the server would end the answer as if it were whole.
            http.Abort();
            return Task.CompletedTask;
        }

        http.Response.ContentLength = null;
        http.Response.Headers.Remove("Content-Type");
        http.Response.Headers.Remove("Content-Encoding");
        if (error.RetryAfter is { } pause) http.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return WriteAsync(http, error);
    }

    /// <summary>Tells the activity log.</summary>
    private static void Note(HttpContext http, Exception failure, ApiException error, bool isRepeated)
    {
        if (http.Features.Get<RequestContext>() is not HttpRequestContext context) return;
        var isUnexpected = error.Status >= StatusCodes.Status500InternalServerError && error.InnerException is not null;
        var status = http.Response.HasStarted ? http.Response.StatusCode : failure is ApiException || isUnexpected ? error.Status : 0;
        context.Failure = new RequestFailure(failure, status) { IsUnexpected = isUnexpected, IsRepeated = isRepeated };
    }

    /// <summary>What the outside world did is 404 or 400; what remains is a mistake of the program, 500.</summary>
    private static ApiException ToPublic(Exception failure) => failure switch
    {
        ApiException error => error,
        FileNotFoundException or DirectoryNotFoundException => new ApiException(StatusCodes.Status404NotFound, cause: failure),
        BadHttpRequestException bad => new ApiException(bad.StatusCode, cause: bad),
        DbException or IOException or TimeoutException or HttpRequestException or OperationCanceledException => ApiException.BadRequest(cause: failure),
        _ => new ApiException(StatusCodes.Status500InternalServerError, cause: failure),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogFailure(ILogger logger, string method, string path, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The next failure has come {Count} more times since it was last shown")]
    private static partial void LogUntold(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed after its answer had begun")]
    private static partial void LogTooLate(ILogger logger, string method, string path, Exception failure);
}
