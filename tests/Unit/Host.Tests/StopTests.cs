using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Fields;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests;

/// <summary>What becomes of requests when the server is told to stop.</summary>
public sealed class StopTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_request_that_is_under_way_is_answered_and_its_record_is_there_while_nobody_new_gets_in()
    {
        await MakeCollectionAsync();
        using var process = Start();
        var address = await AddressOfAsync(process);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        const string body = """{"text": "under way"}""";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/collections/notes/records HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body[..5]}"));
        // The server has read the first part when it answers somebody who came later.
        using (var http = new HttpClient { BaseAddress = address }) await http.GetAsync("/api/health");

        await TerminateAsync(process);
        await Eventually.HoldsAsync(() => RefusesAsync(address));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(body[5..]));
        using var reader = new StreamReader(stream);

        (await Eventually.EndsAsync(reader.ReadLineAsync())).ShouldBe("HTTP/1.1 200 OK");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0);
        Texts().ShouldBe(["under way"]);
    }

    [Fact]
    public async Task A_request_that_does_not_end_is_ended_after_a_second()
    {
        using var process = Start();
        var address = await AddressOfAsync(process);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("POST /api/realtime HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"u8.ToArray());
        using (var http = new HttpClient { BaseAddress = address }) await http.GetAsync("/api/health");

        await TerminateAsync(process);
        await Eventually.EndsAsync(process.WaitForExitAsync(TestContext.Current.CancellationToken));

        process.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task What_was_acknowledged_before_a_stop_in_the_middle_of_writes_is_there()
    {
        await MakeCollectionAsync();
        var acknowledged = new ConcurrentBag<string>();
        using var process = Start();
        var address = await AddressOfAsync(process);
        using var http = new HttpClient { BaseAddress = address };
        var writers = Enumerable.Range(0, 4).Select(_ => WriteAsync(http, acknowledged)).ToArray();
        await Eventually.HoldsAsync(() => acknowledged.Count > 100);

        await TerminateAsync(process);
        await Eventually.EndsAsync(Task.WhenAll(writers));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(0);
        acknowledged.Except(Texts()).ShouldBeEmpty();
    }

    private static async Task WriteAsync(HttpClient http, ConcurrentBag<string> acknowledged)
    {
        try
        {
            while (true)
            {
                var text = Guid.NewGuid().ToString();
                using var answer = await http.PostAsJsonAsync("/api/collections/notes/records", new { text });
                if (answer.IsSuccessStatusCode) acknowledged.Add(text);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            // The server is gone.
        }
    }

    private static async Task<bool> RefusesAsync(Uri address)
    {
        using var other = new TcpClient();
        try
        {
            await other.ConnectAsync(address.Host, address.Port);
            return false;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset)
        {
            // Who waits to be taken in when the server stops listening is reset; the next one is refused.
            return e.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }

    private static async Task TerminateAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString()]);
        await kill.WaitForExitAsync();
    }

    private Process Start() => Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Holdall.Host.dll"), "serve", "--http", "127.0.0.1:0", "--dir", _folder.Data },
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<Uri> AddressOfAsync(Process process)
    {
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (line is null) Assert.Fail(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        return new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..]);
    }

    private async Task MakeCollectionAsync()
    {
        await using var app = HoldallApp.Create("serve", "--http", "127.0.0.1:0", "--dir", _folder.Data).Use<EchoPlugin>();
        await app.StartAsync();
        await app.Services.GetRequiredService<ICollections>().SaveAsync(
            Collection.NewBase("notes", [new TextField { Name = "text" }]) with { CreateRule = "" });
    }

    private List<string> Texts() => Sql.Texts(Path.Combine(_folder.Data, "data.db"), "SELECT text FROM notes");
}
