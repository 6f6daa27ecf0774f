using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Holdall.EndToEnd.Tests;

/// <summary>The published executable as it serves a data directory, on a free port of this machine.</summary>
internal sealed class Server : IAsyncDisposable
{
    public const string Email = "root@example.com";
    public const string Password = "a long password";

    private readonly Process _process;
    private readonly StringWriter _log = new();

    private Server(Process process, string url, string data)
    {
        _process = process;
        Url = url;
        Data = data;
        Http = new HttpClient { BaseAddress = new Uri(url) };
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Url { get; }

    /// <summary>The data directory.</summary>
    public string Data { get; }

    public HttpClient Http { get; }

    public int ProcessId => _process.Id;

    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    public static Task<Server> StartAsync(string data, params string[] arguments) => StartProgramAsync(Published.Program, data, arguments);

    /// <summary>Starts another program that serves, and waits until it answers.</summary>
    public static Task<Server> StartProgramAsync(string program, string data, params string[] arguments) => StartAsync([program], data, arguments);

    /// <summary>As <see cref="StartAsync(string, string[])"/>, by a command that becomes the server.</summary>
    public static async Task<Server> StartAsync(string[] program, string data, params string[] arguments)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo(program[0], [.. program[1..], "serve", "--dir", data, "--http", url["http://".Length..], .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The clone may lie where other users can't look.
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(data))!,
        };
        var server = new Server(Process.Start(start)!, url, data);
        await server.WaitUntilHealthyAsync();
        return server;
    }

    /// <summary>Starts a server on a new data directory that has a superuser.</summary>
    public static async Task<Server> StartNewAsync(TempFolder folder, params string[] arguments)
    {
        var data = folder.File("pb_data");
        var made = await Published.RunAsync("superuser", "upsert", Email, Password, "--dir", data);
        made.ExitCode.ShouldBe(0, made.Error);
        return await StartAsync(data, arguments);
    }

    /// <summary>Signs the superuser in; further requests are made in its name.</summary>
    public async Task SignInAsync()
    {
        var answer = await Http.PostAsJsonAsync("/api/collections/_superusers/auth-with-password", new { identity = Email, password = Password });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Http.DefaultRequestHeaders.Authorization = new("Bearer", body.GetProperty("token").GetString());
    }

    /// <summary>Ends the process at once, as a power failure would.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the process to stop and waits for it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited) (await Published.RunAsync("/bin/kill", ["-TERM", _process.Id.ToString(null as IFormatProvider)])).ExitCode.ShouldBe(0);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilHealthyAsync()
    {
        var deadline = Stopwatch.StartNew();
        while (deadline.Elapsed < TimeSpan.FromSeconds(60) && !_process.HasExited)
        {
            try
            {
                if ((await Http.GetAsync("/api/health")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("The server does not answer: " + Log);
    }

    private void Keep(string? line)
    {
        lock (_log) _log.WriteLine(line);
    }
}
