using Holdall.Engine.Storage;

namespace Holdall.Engine.Tests.Storage;

/// <summary>A closed database has no connection left: its files may be moved.</summary>
public sealed class ClosingTests : IDisposable
{
    private const string Endless = "WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_being_read_is_stopped()
    {
        var file = _folder.File("data.db");
        var database = Database.Open(file);
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Task.Run(
            () =>
            {
                using var lease = database.Read();
                using var statement = lease.Session.Prepare(Endless);
                began.SetResult();
                statement.Step();
            },
            TestContext.Current.CancellationToken);
        await began.Task;

        database.Dispose();

        await Should.ThrowAsync<DatabaseException>(() => reading);
        using var access = SoleAccess.Take(file, TimeSpan.FromSeconds(1));
        access.ShouldNotBeNull();
        Should.Throw<ObjectDisposedException>(() => database.Read().Dispose());
    }
}
