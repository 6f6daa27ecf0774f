namespace Holdall.Host.Commands;

/// <summary>What is printed once the server answers; scripts wait for its first line.</summary>
internal static class Banner
{
    public static async Task WriteAsync(TextWriter output, Generation generation)
    {
        var time = generation.Services.GetRequiredService<TimeProvider>().GetLocalNow();
        var url = generation.Urls.First().Replace("*", "127.0.0.1", StringComparison.Ordinal);
        var hasDashboard = generation.Plugins.Any(p => p is { Id: "admin-ui", IsActive: true });
        await output.WriteLineAsync($"{time:yyyy'/'MM'/'dd HH:mm:ss} Server started at {url}");
        await output.WriteLineAsync($"{(hasDashboard ? '├' : '└')}─ REST API:  {url}/api/");
        if (hasDashboard) await output.WriteLineAsync($"└─ Dashboard: {url}/_/");
        if (FirstSuperuser.Command(generation.Services) is { } command) await output.WriteLineAsync($"There is no superuser yet. This makes one: {command}");
        await output.FlushAsync();
    }
}
