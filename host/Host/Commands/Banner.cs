using Holdall.App;
using Holdall.Hooks;

namespace Holdall.Host.Commands;

/// <summary>What is printed once the server answers; scripts wait for its first line.</summary>
internal static class Banner
{
    public static async Task WriteAsync(TextWriter output, Generation generation)
    {
        var time = generation.Services.GetRequiredService<TimeProvider>().GetLocalNow();
        var url = Reachable(generation.Urls.First());
        var dashboard = generation.Plugins.Any(p => p is { Id: "admin-ui", IsActive: true }) ? url + "/_/" : null;
        await output.WriteLineAsync($"{time:yyyy'/'MM'/'dd HH:mm:ss} Server started at {url}");
        await output.WriteLineAsync($"{(dashboard is null ? '└' : '├')}─ REST API:  {url}/api/");
        if (dashboard is not null) await output.WriteLineAsync($"└─ Dashboard: {dashboard}");
        await output.FlushAsync();
        var folder = generation.Services.GetRequiredService<LaunchOptions>().DataFolder;
        var served = new ServedEvent
        {
            Url = url,
            DashboardUrl = dashboard,
            CommandLine = command => OwnCommandLine.Of(command, folder),
            Output = output,
            IsInteractive = IsTerminal(output),
        };
        await generation.Services.GetRequiredService<IHooks>().Served.RunAsync(served, static () => Task.CompletedTask);
    }

    /// <summary>An address that stands for all of the machine is none that a browser can go to.</summary>
    private static string Reachable(string url) =>
        url.Replace("*", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal);

#pragma warning disable RS0030 // Only the console itself can be a terminal.
    private static bool IsTerminal(TextWriter output) => ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && Environment.UserInteractive;
#pragma warning restore RS0030
}
