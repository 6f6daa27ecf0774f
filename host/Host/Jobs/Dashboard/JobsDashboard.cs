using Hangfire;
using Hangfire.Dashboard;
using Holdall.Http;

namespace Holdall.Host.Jobs.Dashboard;

/// <summary>Hangfire's own dashboard, for superusers who are signed in to it.</summary>
internal sealed class JobsDashboard(DashboardAccess access, JobsDashboardSettings settings, JobsLifetime lifetime)
{
    /// <summary>Its pages have texts in attributes of style, and nothing else that stands in a page; its icon is one of data.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>What its pages ask for again and again to keep their figures. It changes nothing.</summary>
    private const string Figures = "/stats";

    public async Task RunAsync(RequestContext request)
    {
        var http = request.Http;
        var path = "/" + request.Route("path");
        if (!await access.IsSignedInAsync(request))
        {
            if (path == "/" + SignInPage.ScriptName) await SignInPage.SendScriptAsync(http);
            else await SignInPage.SendAsync(http);
            return;
        }

        var isReading = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || path == Figures;
        if (!isReading && settings.Dashboard != JobsDashboardSettings.Full) throw ApiException.Forbidden("The dashboard of jobs may only be read.");
        if (lifetime.Store is not { } store)
            throw new ApiException(StatusCodes.Status503ServiceUnavailable, "The jobs of this data directory are not served by this process.");
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.CacheControl = "no-store";
        await SendAsync(http, path, store);
    }

    private DashboardOptions OptionsFor(HttpContext http) => new()
    {
        AppPath = http.Request.PathBase + "/_/",
        DashboardTitle = "Jobs",
        DisplayStorageConnectionString = false,
        DisplayNameFunc = static (_, job) => job.Args is [string plugin, string name, ..] ? $"{plugin}: {name}" : job.ToString(),
        // Whoever gets here was asked already, and a page of another origin does not.
        Authorization = [],
        IgnoreAntiforgeryToken = true,
        IsReadOnlyFunc = _ => settings.Dashboard != JobsDashboardSettings.Full,
    };

    /// <summary>What it makes links of is the path that it lies below.</summary>
    private async Task SendAsync(HttpContext http, string path, JobStore store)
    {
        var (pathBase, given, options) = (http.Request.PathBase, http.Request.Path, OptionsFor(http));
        http.Request.PathBase = pathBase + JobsDashboardModule.Root;
        http.Request.Path = path;
        try
        {
            await new AspNetCoreDashboardMiddleware(static _ => throw ApiException.NotFound(), store.Storage, options, DashboardRoutes.Routes).Invoke(http);
        }
        finally
        {
            (http.Request.PathBase, http.Request.Path) = (pathBase, given);
        }
    }
}
