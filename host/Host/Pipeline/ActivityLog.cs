using Holdall.Engine.Logs;
using Holdall.Host.Logs;
using Holdall.Host.Requests;
using Holdall.Http;
using Holdall.Settings;
using Microsoft.AspNetCore.Http.Features;

namespace Holdall.Host.Pipeline;

/// <summary>Adds an entry to the log for every request, once it has been answered. Here values are only gathered; texts are made by the log.</summary>
/// <param name="next">The next stage; it has turned failures into answers.</param>
/// <param name="logs">The log.</param>
/// <param name="settings">Whether there is a log, and what it tells of callers.</param>
/// <param name="time">The clock.</param>
/// <param name="console">Where requests are shown as well, or null.</param>
internal sealed partial class ActivityLog(RequestDelegate next, LogStore logs, ISettings settings, TimeProvider time, ILogger<ActivityLog>? console)
{
    public Task InvokeAsync(HttpContext http)
    {
        var began = time.GetTimestamp();
        var handling = next(http);
        if (!handling.IsCompletedSuccessfully) return AwaitAsync(http, handling, began);
        Log(http, began);
        return handling;
    }

    private async Task AwaitAsync(HttpContext http, Task handling, long began)
    {
        try
        {
            await handling;
        }
        catch (Exception e)
        {
            HttpRequestContext.From(http).Failure ??= new RequestFailure(e, http.Response.StatusCode);
            throw;
        }
        finally
        {
            Log(http, began);
        }
    }

    private void Log(HttpContext http, long began)
    {
        var context = HttpRequestContext.From(http);
        var failure = context.Failure ??= context.Noted is { } noted ? new RequestFailure(noted, http.Response.StatusCode) : null;
        if (failure is null && IsQuiet(http)) return;
        var isKept = logs.TryTakeRequest(hasFailed: failure is not null);
        if (!isKept && console is null) return;
        var entry = ToEntry(http, context, time.GetElapsedTime(began));
        if (console is not null) Show(console, entry);
        if (isKept) logs.Add(entry);
    }

    /// <summary>Requests without an endpoint are for static files.</summary>
    private static bool IsQuiet(HttpContext http) => http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<FailuresOnlyPolicy>() is not null;

    private RequestLogEntry ToEntry(HttpContext http, HttpRequestContext context, TimeSpan took)
    {
        var current = settings.Current;
        var headers = http.Request.Headers;
        return new RequestLogEntry(time.GetUtcNow(), context.Failure)
        {
            Method = http.Request.Method,
            Target = Target(http),
            Status = context.Failure?.Status ?? http.Response.StatusCode,
            Took = took,
            Referer = RequestLogEntry.Cut(headers.Referer.ToString()),
            UserAgent = RequestLogEntry.Cut(headers.UserAgent.ToString()),
            Auth = context.Auth.Collection?.Name ?? "",
            AuthId = current.Logs.LogAuthId && !context.Auth.IsGuest ? context.Auth.Id : null,
            Peer = current.Logs.LogIP ? http.Connection.RemoteIpAddress : null,
            ClientAddress = current.Logs.LogIP && current.TrustedProxy.Headers.Count > 0 ? context.ClientAddress : null,
            HasAddresses = current.Logs.LogIP,
            Meta = context.LogMeta is { } meta ? LogValue.ToJson(meta) : default,
        };
    }

    private static string Target(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return RequestLogEntry.Cut(target.StartsWith('/') ? target : RawTarget.PathAndQueryOf(http));
    }

    private static void Show(ILogger logger, RequestLogEntry entry)
    {
        var request = entry.ToMessage();
        var details = entry.DetailsText;
        var took = Math.Round(entry.Took.TotalMilliseconds, 1);
        if (entry.ErrorText is { } error) LogFailure(logger, request, entry.Status, took, error, details);
        else LogRequest(logger, request, entry.Status, took);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Request} {Status} {Milliseconds} ms")]
    private static partial void LogRequest(ILogger logger, string request, int status, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Request} {Status} {Milliseconds} ms: {Error} {Details}")]
    private static partial void LogFailure(ILogger logger, string request, int status, double milliseconds, string error, string details);
}
