using System.CommandLine;
using Holdall.Bench.Compare;
using Holdall.Bench.Driver;
using Holdall.Bench.Reference;

var root = new RootCommand("Loads a running Holdall over HTTP and compares it with a bare server on the same database.")
{
    CompareCommand.Create(),
    ReferenceCommand.Create(),
};
foreach (var load in LoadCase.All)
    root.Add(LoadCommand.Create(load));

// Ctrl+C leaves enough time to stop the servers that `compare` has started.
var invocation = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) };
return await root.Parse(args).InvokeAsync(invocation);
