using System.CommandLine;

namespace Holdall.Bench.Reference;

internal static class ReferenceCommand
{
    public const string Name = "reference";

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on the loopback address.", Required = true };
        var db = new Option<string>("--db") { Description = "Database file; must not exist yet.", Required = true };
        var rows = new Option<int>("--rows") { Description = "Rows to fill in.", DefaultValueFactory = _ => 10_000 };
        var seconds = new Option<int>("--seconds") { Description = "Stop after this time.", DefaultValueFactory = _ => 3600 };
        var command = new Command(Name, "Runs the bare server that Holdall is measured against.") { port, db, rows, seconds };
        command.SetAction(async (parsed, stop) =>
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            var file = parsed.GetRequiredValue(db);
            if (File.Exists(file))
            {
                await Console.Error.WriteLineAsync($"Error: {file} exists already.");
                return 1;
            }

            await ReferenceServer.RunAsync(parsed.GetValue(port), file, parsed.GetValue(rows), limit.Token);
            return 0;
        });
        return command;
    }
}
