using Holdall.Engine.Backups.Incremental;
using Holdall.Engine.Storage.WriteAhead;

namespace Holdall.Engine.Tests.Backups.Incremental;

public sealed class LogCaptureTests : IAsyncLifetime
{
    private readonly IncrementalRoom _room = new();
    private LogKeeper _keeper = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _room.AddAsync(100);
        _keeper = LogKeeper.Begin(_room.Database);
    }

    public async ValueTask DisposeAsync()
    {
        _keeper.Dispose();
        await _room.DisposeAsync();
    }

    [Fact]
    public async Task The_log_begins_anew_though_there_is_no_pause_between_writes_and_nothing_is_lost()
    {
        var capture = await BeginAsync(longLog: 1500);
        var salts = new HashSet<LogPosition>();
        var writer = Task.Run(
            async () =>
            {
                for (var i = 0; i < 1500; i++) await _room.ChangeAsync($"UPDATE notes SET text = hex(randomblob(400)) WHERE id % 20 = {i % 20}");
            },
            Aborted);
        do
        {
            await capture.StoreAsync(Aborted);
            await capture.ShortenAsync(Aborted);
            salts.Add(Start());
        }
        while (!writer.IsCompleted);
        await writer;
        await capture.StoreAsync(Aborted);

        salts.Count.ShouldBeGreaterThan(1);
        capture.CountWaiting().ShouldBe(0u);
        (await _room.RestoreAsync(null)).ShouldBe(_room.Dump());
    }

    [Fact]
    public async Task A_long_log_begins_anew_with_the_next_write()
    {
        var capture = await BeginAsync(longLog: 1_000_000);
        await _room.AddAsync(10_000);
        await capture.StoreAsync(Aborted);
        var before = Start();

        await capture.ShortenAsync(Aborted);
        await _room.AddAsync(1);

        Start().ShouldNotBe(before);
        await capture.StoreAsync(Aborted);
        (await _room.RestoreAsync(null)).ShouldBe(_room.Dump());
    }

    private async Task<LogCapture> BeginAsync(uint longLog)
    {
        using var made = await new BaseMaker(_room.Database, _room.Store, TimeProvider.System).MakeAsync(Aborted);
        var capture = new LogCapture(_room.Database, _keeper, _room.Store, made.Chain, TimeProvider.System) { LongLog = longLog };
        await capture.StoreAsync(Aborted);
        return capture;
    }

    private LogPosition Start()
    {
        using var log = LogReader.TryOpen(_keeper.LogFile)!;
        return LogHeader.Find(log)?.Start ?? default;
    }
}
