using System.CommandLine;
using System.ComponentModel;
using System.Net.Sockets;
using Holdall.Bench.Backups;
using Holdall.Bench.Compare;
using Holdall.Bench.Driver;
using Holdall.Bench.Files;
using Holdall.Bench.Hooks;
using Holdall.Bench.Hostile;
using Holdall.Bench.Large;
using Holdall.Bench.Login;
using Holdall.Bench.Logs;
using Holdall.Bench.Realtime;
using Holdall.Bench.Reference;
using Microsoft.Data.Sqlite;

var root = new RootCommand("Loads a running Holdall over HTTP and compares it with a bare server on the same database.")
{
    CompareCommand.Create(),
    LargeCommand.Create(),
    BackupCommand.Create(),
    HooksCommand.Create(),
    HostileCommand.Create(),
    LoginCommand.Create(),
    LogsCommand.Create(),
    FilesCommand.Create(),
    StaticFilesCommand.Create(),
    RealtimeCommand.Create(),
    ReferenceCommand.Create(),
};
foreach (var load in LoadCase.All)
    root.Add(LoadCommand.Create(load));

// Ctrl+C leaves enough time to stop the servers that `compare` has started.
var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) };
try
{
    return await root.Parse(args).InvokeAsync(invocation);
}
catch (Exception error) when (error is OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return 130;
}
catch (Exception error) when (error is InvalidOperationException or HttpRequestException or Win32Exception or SocketException or SqliteException or IOException)
{
    await Console.Error.WriteLineAsync($"Error: {error.Message}");
    return 1;
}
