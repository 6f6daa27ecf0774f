using System.Net.Sockets;
using System.Text;
using Holdall.Host.Commands;
using Holdall.Host.Plugins;

namespace Holdall.Host.Tests;

/// <summary>A whole host on a free port and a folder of its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly HostFolder _folder;
    private readonly Generation _generation;

    private TestHost(HostFolder folder, Generation generation)
    {
        _folder = folder;
        _generation = generation;
        Address = new Uri(generation.Urls.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public string Folder => _folder.Path;

    public IReadOnlyList<PluginState> Plugins => _generation.Plugins;

    public IServiceProvider Services => _generation.Services;

    public static async Task<TestHost> StartAsync(HostFolder folder, LaunchOptions launch, params IPlugin[] plugins)
    {
        var generation = await Generation.BuildAsync(launch, [.. plugins.Select(InProcessPlugin.Of)], new PluginLoading(folder.Run));
        await generation.OpenAsync();
        await generation.StartAsync(new ServeOptions(new ListenAddress("127.0.0.1", 0), ["*"]));
        return new TestHost(folder, generation);
    }

    public static Task<TestHost> StartAsync(params IPlugin[] plugins)
    {
        var folder = new HostFolder();
        return StartAsync(folder, folder.Launch(), plugins);
    }

    /// <summary>Sends bytes as they are and gives back the whole answer: clients tidy up what these tests are about.</summary>
    public async Task<string> SendRawAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Address.Host, Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>HTTP/1.0, so that the body comes in one piece.</summary>
    public Task<string> SendRawAsync(string method, string target) =>
        SendRawAsync($"{method} {target} HTTP/1.0\r\nHost: test\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _generation.DisposeAsync();
        _folder.Dispose();
    }
}
