using Holdall.Bench.Posts;

namespace Holdall.Bench.Compare;

/// <summary>Prepares a Holdall from the outside: command line, HTTP, and rows by SQL while it is stopped.</summary>
internal sealed class HoldallSetup(Launch holdall, string directory, HttpClient http)
{
    private const string Name = "holdall";

    private readonly Uri _url = Contestant.FreeAddress();

    public async Task<Contestant> StartAsync(int rows, CancellationToken stop)
    {
        var problem = await UpsertSuperuserAsync(stop);
        await using (var first = await ServeAsync(stop))
            problem ??= await new CollectionSetup(http, first.Url).TryCreateAsync(stop);

        FillTable(problem, rows);
        return await ServeAsync(stop);
    }

    private async Task<string?> UpsertSuperuserAsync(CancellationToken stop)
    {
        var start = holdall.With("superuser", "upsert", CollectionSetup.Email, CollectionSetup.Password, "--dir", directory);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await using var command = ChildProcess.Start(start);
        await command.WaitAsync(limit.Token);
        return command.ExitCode == 0 ? null : $"superuser upsert ends with {command.ExitCode}: {command.LastLines()}";
    }

    private Task<Contestant> ServeAsync(CancellationToken stop) =>
        Contestant.StartAsync(Name, _url, holdall.With("serve", "--http", _url.Authority, "--dir", directory), http, stop);

    // Only while nobody serves the directory: a running server may keep counts of what it has written itself.
    private void FillTable(string? problem, int rows)
    {
        using var connection = SqliteFile.Open(Path.Combine(directory, "data.db"));
        if (problem is not null)
        {
            Console.WriteLine($"note: the collection is made by SQL, because {problem}");
            PostsCollection.InsertInto(connection);
        }

        PostsTable.Fill(connection, rows);
    }
}
