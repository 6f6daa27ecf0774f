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
    public async Task It_is_never_that_of_the_writer()
    {
        Thread? lane = null;
        await _database.WriteAsync(0, (_, _) => lane = Thread.CurrentThread);
        Thread? during = null;

        await _database.RunAsync(() =>
        {
            during = Thread.CurrentThread;
            return Task.CompletedTask;
        });

        during.ShouldNotBeNull().ShouldNotBeSameAs(lane.ShouldNotBeNull());
    }
}
