using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

/// <summary>Which thread does the work of a transaction.</summary>
public sealed class ExclusiveThreadTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Database _database;

    public ExclusiveThreadTests() => _database = Database.Open(_folder.File("data.db"));

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_begins_on_that_of_the_writer_and_what_follows_the_commit_does_not()
    {
        Thread? during = null;
        Thread? waited = null;
        await _database.RunAsync(async () =>
        {
            during = Thread.CurrentThread;
            await Task.Delay(1);
            waited = Thread.CurrentThread;
        });

        during.ShouldNotBeNull();
        waited.ShouldNotBeSameAs(during);
        Thread.CurrentThread.ShouldNotBeSameAs(during);
        await _database.RunAsync(() =>
        {
            Thread.CurrentThread.ShouldBeSameAs(during);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task One_that_is_given_up_before_its_turn_does_not_keep_the_writer()
    {
        using var aborted = new CancellationTokenSource();
        await aborted.CancelAsync();
        Thread? after = null;
        Thread? writer = null;

        try
        {
            await _database.RunAsync(() => Task.CompletedTask, aborted.Token);
        }
        catch (OperationCanceledException)
        {
            after = Thread.CurrentThread;
        }

        await _database.RunAsync(() =>
        {
            writer = Thread.CurrentThread;
            return Task.CompletedTask;
        });
        after.ShouldNotBeNull();
        after.ShouldNotBeSameAs(writer);
    }
}
