using System.CommandLine;
using Holdall.Host.Plugins;

namespace Holdall.Host.Commands;

/// <summary><c>serve</c>: answers requests until the program is told to stop.</summary>
internal sealed class ServeCommand : Command
{
    private readonly Option<string> _http = new("--http") { Description = "Address to listen on", DefaultValueFactory = _ => ServeOptions.DefaultAddress };
    private readonly Option<string[]> _origins = new("--origins") { Description = "Origins whose pages may call, separated by commas", DefaultValueFactory = _ => ["*"] };
    private readonly TextWriter _output;
    private readonly TextWriter _error;

    public ServeCommand(TextWriter output, TextWriter error) : base("serve", "Starts the web server")
    {
        _output = output;
        _error = error;
        Options.Add(_http);
        Options.Add(_origins);
        SetAction(RunAsync);
    }

    public Generation? Generation { get; set; }

    /// <summary>Finds out what would make the start fail before a plugin is loaded or a file is written.</summary>
    public StartMarker Prepare(ParseResult line, LaunchOptions launch)
    {
        Read(line).Address.ThrowIfInUse();
        return new StartMarker(launch.DataFolder);
    }

    private ServeOptions Read(ParseResult line) => new(ListenAddress.Parse(line.GetValue(_http)!), GlobalOptions.Split(line.GetValue(_origins)));

    private async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        var options = Read(line);
        foreach (var plugin in Generation!.Plugins)
        {
            if (plugin.IsBroken) await _error.WriteLineAsync($"Warning: the plugin \"{plugin.Id}\" does not run: {plugin.Reason}");
        }

        await Generation.OpenAsync();
        await Generation.StartAsync(options);
        await Banner.WriteAsync(_output, Generation);
        await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        return 0;
    }
}
