using System.Text;
using Holdall.Host;

namespace Holdall.TestKit.App;

/// <summary>The product as the command <c>serve</c> runs it, in this process: it can restart.</summary>
public sealed class ServedApp : IAsyncDisposable
{
    private const string Started = "Server started at ";

    private readonly CancellationTokenSource _stop = new();
    private readonly string _folder;
    private readonly Lines _output = new();
    private readonly Lines _error = new();
    private readonly Task<int> _running;

    private ServedApp(string folder, Func<HoldallApp, HoldallApp> use)
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

    /// <summary>Starts it with these plugins, one of which must be that of accounts.</summary>
    public static async Task<ServedApp> StartAsync(Func<HoldallApp, HoldallApp> use)
    {
        var folder = Directory.CreateTempSubdirectory("holdall-served").FullName;
        var superuser = HoldallApp.Create("superuser", "upsert", "root@example.com", TestApp.Password, "--dir", DataIn(folder));
        if (await use(superuser).RunAsync(new Lines(), Console.Error) != 0) throw new InvalidOperationException("There is no superuser.");
        var app = new ServedApp(folder, use);
        await app.StartedAsync(1);
        app.Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app._output.After(Started)) };
        var answer = await app.Guest.PostAsync("/api/collections/_superusers/auth-with-password", new { identity = "root@example.com", password = TestApp.Password });
        app.Superuser = new TestClient(app.Http, answer["token"]);
        return app;
    }

    /// <summary>Waits until it has started so many times.</summary>
    public async Task StartedAsync(int times)
    {
        var ended = await Task.WhenAny(_running, _output.UntilAsync(Started, times)) == _running;
        if (ended) throw new InvalidOperationException($"It has ended with {await _running}: {_error}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _stop.CancelAsync();
        var code = await _running;
        _stop.Dispose();
        Directory.Delete(_folder, recursive: true);
        if (code != 0) throw new InvalidOperationException($"It has ended with {code}: {_error}");
    }

    private static string DataIn(string folder) => Path.Combine(folder, "pb_data");

    /// <summary>Text that one thread writes and another one waits for.</summary>
    private sealed class Lines : TextWriter
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

        private readonly Lock _lock = new();
        private readonly StringBuilder _text = new();
        private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (_lock)
            {
                _text.Append(value);
                if (value != '\n') return;
                _changed.SetResult();
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        public override string ToString()
        {
            lock (_lock) return _text.ToString();
        }

        /// <summary>The rest of the line behind a text.</summary>
        public string After(string text) => ToString().Split(text)[1].Split('\n')[0].Trim();

        public async Task UntilAsync(string text, int times)
        {
            while (true)
            {
                Task changed;
                lock (_lock) changed = _changed.Task;
                if (ToString().Split(text).Length > times) return;
                await changed.WaitAsync(Patience);
            }
        }
    }
}
