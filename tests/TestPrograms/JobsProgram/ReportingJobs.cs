using Holdall.Jobs;
using Holdall.Settings;

namespace Holdall.JobsProgram;

/// <summary>Whether runs wait until they are told to end.</summary>
internal sealed record Behaviour(bool Block);

/// <summary>One job that says when it begins and ends.</summary>
internal sealed class ReportingJobs(Behaviour behaviour) : IJobModule
{
    public void AddJobs(IJobRegistry jobs) => jobs.Add("report", async run =>
    {
        var text = run.Arguments.Trim('"');
        Report.Line("begin " + text);
        if (behaviour.Block) await Task.Delay(Timeout.Infinite, run.Aborted);
        Report.Line("end " + text);
    });
}

internal sealed class DefaultSettings : ISettings
{
    public AppSettings Current { get; } = new();

    public Task SaveAsync(AppSettings settings, CancellationToken aborted = default) => throw new NotSupportedException();

    public Task ValidateAsync(AppSettings settings, CancellationToken aborted = default) => throw new NotSupportedException();
}

internal static class Report
{
    private static readonly Lock Gate = new();

    public static void Line(string text)
    {
        lock (Gate)
        {
            Console.Out.WriteLine(text);
            Console.Out.Flush();
        }
    }
}
