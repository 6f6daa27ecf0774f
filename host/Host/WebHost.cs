using System.Text;
using Holdall.Engine.Backups;
using Holdall.Engine.Health;
using Holdall.Engine.Requests;
using Holdall.Host.Commands;
using Holdall.Host.Health;
using Holdall.Host.Logs;
using Holdall.Host.Plugins;
using Holdall.Host.Plugins.Settings;
using Holdall.Host.Requests;
using Holdall.Host.Responses;
using Holdall.Host.Routing;
using Holdall.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;

namespace Holdall.Host;

/// <summary>Builds the web application: services of host, engine and plugins, the server and its limits.</summary>
internal static class WebHost
{
    private const int MaxHeaderBytes = 1 << 20;
    private const int MaxHeaders = 1000;

    public static WebApplication Build(LaunchOptions launch, IReadOnlyList<PluginState> plugins)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Production,
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => Limit(server, launch));
        AddLogging(builder.Logging, launch);
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => Limit(options));
        builder.Services.AddSingleton(launch);
        builder.Services.AddSingleton<IFieldPicker, JsonFields>();
        builder.Services.AddSingleton<IInnerRequests, InnerRequests>();
        builder.Services.AddSingleton<CustomRoutes>().AddSingleton<IRoutes>(services => services.GetRequiredService<CustomRoutes>());
        builder.Services.AddSingleton(plugins).AddSingleton<IPlugins, ActivePlugins>().AddSingleton<PluginOrigins>();
        builder.Services.AddSingleton<PluginSwitches>().AddSingleton<ListPlugins>().AddSingleton<SwitchPlugin>();
        builder.Services.AddSingleton<ConfigurationFile>().AddSingleton<PluginSettings>().AddSingleton<PluginPages>();
        // What a route of a plugin can't bind is answered like any bad request.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddSingleton<Restart>().AddSingleton<IRestart>(services => services.GetRequiredService<Restart>());
        Composition.AddEngine(builder.Services, launch);
        Composition.AddJobs(builder.Services, launch, plugins);
        builder.Services.AddSingleton<IServerHealth, ServerHealth>();
        Composition.AddMigrations(builder.Services, plugins);
        Composition.AddCollectionOptions(builder.Services, plugins);
        PluginServices.AddTo(builder.Services, plugins);
        return builder.Build();
    }

    /// <summary>Spec 07, sections 1.3 and 3.12.</summary>
    private static void Limit(KestrelServerOptions server, LaunchOptions launch)
    {
        server.AddServerHeader = false;
        server.ResponseHeaderEncodingSelector = static _ => Encoding.UTF8;
        server.Limits.MaxRequestLineSize = MaxHeaderBytes;
        server.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        server.Limits.MaxRequestHeaderCount = MaxHeaders;
        server.Limits.MaxRequestBodySize = BodyLimitPolicy.Default;
        // No rate is enough after that time, and any before.
        server.Limits.MinRequestBodyDataRate = new MinDataRate(double.MaxValue, launch.BodyTimeout);
        server.Limits.RequestHeadersTimeout = TimeSpan.FromMinutes(1);
        server.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(5);
        server.ConfigureEndpointDefaults(endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1;
            endpoint.Use(DirectOutput.Before(server.Limits));
            endpoint.Use(FirstRequestLine.Before);
        });
    }

    private static void Limit(HostOptions host)
    {
        host.ShutdownTimeout = TimeSpan.FromSeconds(1);
        // It is told of by BackgroundServices, and the rest goes on.
        host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
    }

    private static void AddLogging(ILoggingBuilder logging, LaunchOptions launch)
    {
        logging.SetMinimumLevel(launch.Dev ? LogLevel.Debug : LogLevel.Warning);
        logging.AddConsole(console =>
        {
            console.FormatterName = launch.JsonLogs ? ConsoleJson.Name : ConsoleLines.Name;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        logging.AddConsoleFormatter<ConsoleLines, ConsoleFormatterOptions>();
        logging.AddConsoleFormatter<ConsoleJson, ConsoleFormatterOptions>();
        // These two would time every request, and repeat with a stack what the command line says in one line.
        logging.AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.None);
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Hangfire", LogLevel.Warning);
        StoredLogs.AddTo(logging);
    }

    /// <summary>Signals are the business of <see cref="HoldallApp"/>.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
