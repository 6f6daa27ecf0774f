using Holdall.Host.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Holdall.Host.Tests.Pipeline;

/// <summary>Requests while others wait for a thread.</summary>
public sealed class TurnTests : IDisposable
{
    private const int Others = 20_000;
    private const int MostThreads = 500;

    private readonly ManualResetEventSlim _gate = new();
    private int _begun;
    private int _before;

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task A_request_stands_behind_those_who_waited_before()
    {
        var handling = InCrowdAsync(new DefaultHttpContext());

        await Eventually.EndsAsync(handling);

        // Each thread may have taken one that it has not counted yet.
        _before.ShouldBeGreaterThan(Others - MostThreads);
    }

    [Fact]
    public async Task What_nobody_will_read_is_not_done()
    {
        var handling = InCrowdAsync(new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) });

        await Eventually.EndsAsync(handling);

        _before.ShouldBe(0);
    }

    private Task InCrowdAsync(HttpContext http)
    {
        var others = new CountdownEvent(Others);
        for (var i = 0; i < Others; i++) ThreadPool.QueueUserWorkItem(_ => Begin(others), null);
        var handling = Requests().InvokeAsync(http);
        _gate.Set();
        return handling.ContinueWith(_ => others.Wait(), TaskScheduler.Default);
    }

    private void Begin(CountdownEvent others)
    {
        _gate.Wait();
        Interlocked.Increment(ref _begun);
        others.Signal();
    }

    private NewRequests Requests() => new(
        _ =>
        {
            _before = Volatile.Read(ref _begun);
            return Task.CompletedTask;
        },
        null!,
        null!);
}
