using System.CommandLine;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdall.Bench.Files;

/// <summary>`static`: the framework's static files with nothing around them, which downloads are measured against.</summary>
internal static class StaticFilesCommand
{
    public const string Name = "static";

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on the loopback address.", Required = true };
        var folder = new Option<string>("--folder") { Description = "Folder with the files.", Required = true };
        var command = new Command(Name, "Runs the bare server of files that Holdall is measured against.") { port, folder };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(port), parsed.GetRequiredValue(folder), stop));
        return command;
    }

    private static async Task RunAsync(int port, string folder, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        await using var app = builder.Build();
        using var files = new PhysicalFileProvider(folder);
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, ServeUnknownFileTypes = true });
        app.MapGet("/api/health", (RequestDelegate)(_ => Task.CompletedTask));
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
    }
}
