using System.CommandLine;
using Holdall.Engine.Backups;
using Holdall.Host.Logs;
using Holdall.Host.Plugins;

namespace Holdall.Host.Commands;

/// <summary><c>serve</c>: answers requests until the program is told to stop.</summary>
internal sealed class ServeCommand : Command
{
    public const string Word = "serve";

    private readonly Option<string> _http = new("--http") { Description = "Address to listen on", DefaultValueFactory = _ => ServeOptions.DefaultAddress };
    private readonly Option<string[]> _origins = new("--origins")
    {
        Description = "Origins whose pages may call, separated by commas",
        DefaultValueFactory = _ => ["*"],
    };
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly Action<Generation> _serves;

    /// <param name="output">What the operator reads.</param>
    /// <param name="error">What is wrong without ending it.</param>
    /// <param name="serves">Is told each generation that answers requests.</param>
    public ServeCommand(TextWriter output, TextWriter error, Action<Generation> serves) : base(Word, "Starts the web server")
    {
        _output = output;
        _error = error;
        _serves = serves;
        Options.Add(_http);
        Options.Add(_origins);
        SetAction(RunAsync);
    }

    public Generation? Generation { get; set; }

    /// <summary>Builds the generation that follows when one restarts.</summary>
    public Func<Task<Generation>>? Rebuild { get; set; }

    /// <summary>A restore that another process has done without having started on it.</summary>
    public DataSwap? Pending { get; set; }

    /// <summary>Finds out what would make the start fail before a plugin is loaded or a file is written.</summary>
    public StartMarker Prepare(ParseResult line, LaunchOptions launch)
    {
        Read(line).Address.ThrowIfInUse();
        return new StartMarker(launch.DataFolder);
    }

    private ServeOptions Read(ParseResult line) => new(ListenAddress.Parse(line.GetValue(_http)!), Origins.Parse(line.GetValue(_origins)!));

    private async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        await using var serving = new Serving(Generation!, Rebuild!, Read(line), WarnAsync, AnnounceAsync);
        await serving.RunAsync(Pending, stop);
        return 0;
    }

    private async Task AnnounceAsync(Generation generation)
    {
        _serves(generation);
        await Banner.WriteAsync(_output, generation);
        foreach (var warning in UnrunScripts.Warnings(generation.Services)) await WarnAsync(generation, warning);
        if (ShutCollections.Warning(generation.Services) is { } shut) await WarnAsync(generation, shut);
    }

    private async Task WarnAsync(Generation generation)
    {
        var launch = generation.Services.GetRequiredService<LaunchOptions>();
        if (launch is { EncryptionVariable: { } variable, EncryptionKey: null })
            await WarnAsync(generation, $"{variable}, which --encryptionEnv names, is not set: the settings are stored as they are, passwords in them included");
        foreach (var warning in PluginWarnings.Of(launch, generation.Plugins)) await WarnAsync(generation, warning);
    }

    private Task WarnAsync(Generation generation, string warning) => _error.WriteLineAsync(
        generation.Services.GetRequiredService<LaunchOptions>().JsonLogs
            ? ConsoleJson.Line(generation.Services.GetRequiredService<TimeProvider>().GetUtcNow(), LogLevel.Warning, nameof(Holdall), warning)
            : "Warning: " + warning);
}
