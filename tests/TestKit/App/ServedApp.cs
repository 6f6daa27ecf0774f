using System.Text;
using Holdall.Host;

namespace Holdall.TestKit.App;

/// <summary>The product as the command <c>serve</c> runs it, in this process: it can restart.</summary>
public sealed class ServedApp : IAsyncDisposable
{
    private const string Started = "Server started at ";

    private readonly CancellationTokenSource _stop = new();
    private readonly TempFolder _folder;
    private readonly Lines _output = new();
    private readonly Lines _error = new();
    private readonly Task<int> _running;

    private ServedApp(TempFolder folder, Func<HoldallApp, HoldallApp> use)
    {
        _folder = folder;
        _running = use(HoldallApp.Create("serve", "--dir", Data, "--http", "127.0.0.1:0")).RunAsync(_output, _error, _stop.Token);
    }

    /// <summary>The data directory.</summary>
    public string Data => DataIn(_folder);

    /// <summary>Someone who may do everything.</summary>
    public TestClient Superuser { get; private set; } = null!;

    /// <summary>Someone without an account.</summary>
    public TestClient Guest => new(Http, null);

    /// <summary>To send what <see cref="TestClient"/> does not.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Starts it.</summary>
    /// <param name="use">Adds plugins, one of which must be that of accounts.</param>
    /// <param name="configuration">What <c>holdall.json</c> holds; null = there is none.</param>
    /// <param name="pluginFolders">Folders of plugins that are loaded from copies of them.</param>
    public static async Task<ServedApp> StartAsync(Func<HoldallApp, HoldallApp> use, string? configuration = null, params string[] pluginFolders)
    {
        var folder = new TempFolder();
        foreach (var plugin in pluginFolders) Copy(plugin, folder.File("pb_plugins", Path.GetFileName(plugin)));
        if (configuration is not null)
        {
            Directory.CreateDirectory(DataIn(folder));
            await File.WriteAllTextAsync(Path.Combine(DataIn(folder), "holdall.json"), configuration);
        }

        var superuser = HoldallApp.Create("superuser", "upsert", "root@example.com", TestApp.Password, "--dir", DataIn(folder));
        if (await use(superuser).RunAsync(new Lines(), Console.Error) != 0) throw new InvalidOperationException("There is no superuser.");
        var app = new ServedApp(folder, use);
        await app.StartedAsync(1);
        app.Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app._output.After(Started)) };
        var answer = await app.Guest.PostAsync(
            "/api/collections/_superusers/auth-with-password", new { identity = "root@example.com", password = TestApp.Password });
        app.Superuser = new TestClient(app.Http, answer["token"]);
        return app;
    }

    /// <summary>Waits until it has started so many times.</summary>
    public async Task StartedAsync(int times)
    {
        await Eventually.HoldsAsync(() => _running.IsCompleted || _output.Count(Started) >= times, $"it has started {times} times");
        if (_running.IsCompleted) throw new InvalidOperationException($"It has ended with {await _running}: {_error}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _stop.CancelAsync();
        var code = await _running;
        _stop.Dispose();
        _folder.Dispose();
        if (code != 0) throw new InvalidOperationException($"It has ended with {code}: {_error}");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string DataIn(TempFolder folder) => folder.File("pb_data");

    /// <summary>Text that one thread writes and another one reads.</summary>
    private sealed class Lines : TextWriter
    {
        private readonly Lock _lock = new();
        private readonly StringBuilder _text = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (_lock) _text.Append(value);
        }

        public override string ToString()
        {
            lock (_lock) return _text.ToString();
        }

        /// <summary>The number of lines, written to their end, with a text.</summary>
        public int Count(string text) => ToString().Split('\n')[..^1].Count(line => line.Contains(text, StringComparison.Ordinal));

        /// <summary>The rest of the line behind a text.</summary>
        public string After(string text) => ToString().Split(text)[1].Split('\n')[0].Trim();
    }
}
