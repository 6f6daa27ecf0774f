using Holdall.Engine;
using Holdall.Engine.Storage;
using Holdall.Host.Jobs;
using Holdall.Jobs;
using Holdall.JobsProgram;
using Holdall.Settings;
using Microsoft.Extensions.DependencyInjection;

// A process that serves jobs and that a test may kill. It takes commands on standard input and reports on standard output:
//   JobsProgram <data directory> <workers> <block | finish>
// "enqueue <text>" makes the job run with this text, "burst <count>" makes it run that often; the end of the input is a clean stop.
var directory = args[0];
using var databases = new Databases(
    Database.Open(Path.Combine(directory, Databases.MainFile)), Database.Open(Path.Combine(directory, Databases.AuxiliaryFile)));
await using var services = new ServiceCollection()
    .AddLogging()
    .AddEngine(new EngineOptions(directory))
    .AddSingleton(databases)
    .AddSingleton<ISettings, DefaultSettings>()
    .AddSingleton(new Behaviour(args[2] == "block"))
    .AddHoldallJobs(directory, [("program", typeof(ReportingJobs))], new JobsOptions { Workers = int.Parse(args[1], null) })
    .BuildServiceProvider();
var lifetime = services.GetRequiredService<JobsLifetime>();
var jobs = services.GetRequiredService<IJobs>();
await lifetime.StartAsync();
lifetime.Listen();
Report.Line(lifetime.IsServing ? "ready" : "served elsewhere");
while (await Console.In.ReadLineAsync() is { } command)
{
    var text = command[(command.IndexOf(' ', StringComparison.Ordinal) + 1)..];
    if (command.StartsWith("enqueue ", StringComparison.Ordinal)) await EnqueueAsync(text);
    if (!command.StartsWith("burst ", StringComparison.Ordinal)) continue;
    for (var i = 0; i < int.Parse(text, null); i++) await EnqueueAsync(i.ToString(null as IFormatProvider));
}

await lifetime.StopAsync();
Report.Line("stopped");

async Task EnqueueAsync(string text)
{
    await jobs.EnqueueAsync("program", "report", $"\"{text}\"");
    Report.Line("enqueued " + text);
}
