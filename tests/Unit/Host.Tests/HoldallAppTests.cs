using System.Net;
using Holdall.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Tests;

/// <summary>Holdall inside an application that starts and stops it.</summary>
public sealed class HoldallAppTests : IDisposable
{
    private readonly HostFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private HoldallApp App(params string[] options) => HoldallApp.Create(["serve", "--http", "127.0.0.1:0", "--dir", _folder.Data, .. options]).Use<EchoPlugin>();

    [Fact]
    public async Task It_answers_from_its_start_to_its_stop_and_its_services_are_at_hand()
    {
        await using var app = App();

        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = app.Address };
        var health = await client.GetAsync("/api/health");
        var users = app.Services.GetRequiredService<IRecords>().Count("users");
        await app.StopAsync();

        (health.StatusCode, users).ShouldBe((HttpStatusCode.OK, 0));
        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/api/health"));
        Directory.GetFiles(_folder.Data).ShouldAllBe(file => !file.EndsWith("-wal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Services_are_there_only_while_it_answers()
    {
        await using var app = App();

        Should.Throw<InvalidOperationException>(() => app.Services);
        await app.StartAsync();
        app.Services.ShouldNotBeNull();
        await app.StopAsync();
        Should.Throw<InvalidOperationException>(() => app.Services);
    }

    [Fact]
    public async Task A_start_that_fails_tells_the_application_why()
    {
        await using var app = App("--without", "nope");

        (await Should.ThrowAsync<Exception>(() => app.StartAsync())).Message.ShouldBe("there is no plugin \"nope\"");
    }

    [Fact]
    public async Task A_start_can_be_given_up()
    {
        await using var app = App();

        await Should.ThrowAsync<OperationCanceledException>(() => app.StartAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Only_serve_can_be_started_and_once()
    {
        await using var app = App();
        await app.StartAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => app.StartAsync());
        await using var list = HoldallApp.Create("plugins", "--dir", _folder.Data);
        await Should.ThrowAsync<InvalidOperationException>(() => list.StartAsync());
    }

    [Fact]
    public async Task The_program_ends_with_the_token_of_its_application()
    {
        using var stop = new CancellationTokenSource();
        await using var app = App();

        var running = app.RunAsync(TextWriter.Null, TextWriter.Null, stop.Token);
        await Eventually.HoldsAsync(() => app.IsServing);
        await stop.CancelAsync();

        (await running).ShouldBe(0);
    }
}
