using System.Globalization;
using Holdall.Engine.Storage;
using Holdall.Host.Logs;
using Holdall.Host.Plugins;
using Holdall.Host.Requests;
using Holdall.Host.Responses;
using Holdall.Http;

namespace Holdall.Host.Pipeline;

/// <summary>The only place that turns an exception into a body. Causes go to the log, never to the client.</summary>
internal sealed partial class ErrorResponses(RequestDelegate next, ILogger<ErrorResponses> logger, TimeProvider time, PluginOrigins origins)
{
    private const int LastStatus = 999;

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
        if (IsAnswered(http, failure)) return Task.CompletedTask;
        var error = ToPublic(http, failure);
        var mistake = MistakeIn(error);
        var untold = 0;
        var isGone = IsOfLeaving(http, failure);
        var isTold = !isGone && ((mistake is null && !http.Response.HasStarted) || _failures.IsTold(mistake ?? failure, out untold));
        Note(http, failure, error, mistake == error ? null : mistake, !isTold);
        if (isGone) return Task.CompletedTask;
        if (isTold && untold > 0) LogUntold(logger, untold);
        if (mistake is not null && isTold) LogFailure(logger, http.Request.Method, http.Request.Path, mistake);
        // What fails behind an answer does not change it.
        if (!http.Response.HasStarted && http.Features.Get<RequestContext>() is { AnswerStatus: > 0 }) return Task.CompletedTask;
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
        if (IsBodyBroken(failure)) http.Response.Headers.Connection = "close";
        if (error.RetryAfter is { } pause) http.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        // Scripts and plugins can make errors of any number.
        return WriteAsync(http, error.Status is < StatusCodes.Status200OK or > LastStatus ? new ApiException(StatusCodes.Status500InternalServerError) : error);
    }

    /// <summary>Whether the client has gone, and what it had asked for was ended by that.</summary>
    private static bool IsOfLeaving(HttpContext http, Exception failure)
    {
        if (!http.RequestAborted.IsCancellationRequested) return false;
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is OperationCanceledException or DatabaseException { Kind: DatabaseErrorKind.Interrupted }) return true;
        }

        return false;
    }

    /// <summary>Whether the body broke off or made no sense: nothing that could be understood comes behind it, though the server would look for it.</summary>
    private static bool IsBodyBroken(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest }) return true;
        }

        return false;
    }

    /// <summary>Whether it was noted when the request was answered; scripts that it passes may have put other errors around it.</summary>
    private static bool IsAnswered(HttpContext http, Exception failure)
    {
        if (http.Features.Get<RequestContext>() is not HttpRequestContext { Noted: { } noted, AnswerStatus: > 0 }) return false;
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause == noted) return true;
        }

        return false;
    }

    /// <summary>Tells the activity log.</summary>
    private void Note(HttpContext http, Exception failure, ApiException error, Exception? mistake, bool isRepeated)
    {
        if (http.Features.Get<RequestContext>() is not HttpRequestContext context) return;
        var status = http.Response.HasStarted ? http.Response.StatusCode : failure is ApiException || mistake is not null ? error.Status : 0;
        context.Failure = new RequestFailure(failure, status)
        {
            Mistake = mistake,
            IsRepeated = isRepeated,
            Plugin = mistake is null || isRepeated ? null : origins.Find(mistake),
        };
    }

    /// <summary>What the product itself says is answered as it is; all else, of whatever type, is a mistake of the program.</summary>
    private static ApiException ToPublic(HttpContext http, Exception failure) => failure switch
    {
        ApiException error => error,
        BadHttpRequestException bad => new ApiException(bad.StatusCode, cause: bad),
        DatabaseException => ApiException.BadRequest(cause: failure),
        _ when http.RequestAborted.IsCancellationRequested => ApiException.BadRequest(cause: failure),
        _ => new ApiException(StatusCodes.Status500InternalServerError, cause: failure),
    };

    /// <summary>What nobody has foreseen, or null: also when an action has put its own answer around it.</summary>
    private static Exception? MistakeIn(ApiException error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is ApiException { IsUnexpected: true }) return cause.InnerException;
        }

        // Who is told to come back has met no mistake.
        return error.Status >= StatusCodes.Status500InternalServerError && error.RetryAfter is null ? error.InnerException ?? error : null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogFailure(ILogger logger, string method, string path, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The next failure has come {Count} more times since it was last shown")]
    private static partial void LogUntold(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed after its answer had begun")]
    private static partial void LogTooLate(ILogger logger, string method, string path, Exception failure);
}
