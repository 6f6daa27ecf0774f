using System.Diagnostics;

namespace Holdall.Engine.Metrics;

/// <summary>The source <c>Holdall</c> of activities, which others call spans: what host and engine do within a request, and jobs.</summary>
internal static class HoldallActivities
{
    public const string SourceName = "Holdall";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Whether somebody follows what is done now. What begins by itself, such as the writing of logs, is not followed.</summary>
    public static bool AreFollowed => Source.HasListeners() && Activity.Current is not null;

    public static Activity? BeginWrite(string database) => Begin("write", database);

    public static Activity? BeginTransaction(string database) => Begin("transaction", database);

    /// <summary>A run of a job. Whoever asked for it is long gone: it is followed by itself.</summary>
    public static Activity? BeginJob(string plugin, string job)
    {
        if (!Source.HasListeners()) return null;
        return Source.StartActivity("job " + job, ActivityKind.Consumer)?.SetTag("holdall.plugin", plugin).SetTag("holdall.job", job);
    }

    /// <summary>A backup that is made or restored.</summary>
    public static Activity? BeginBackup(string operation, string name) =>
        Source.HasListeners() ? Source.StartActivity("backup " + operation)?.SetTag("holdall.backup", name) : null;

    public static void Fail(Activity? activity, Exception failure) =>
        activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failure.GetType().FullName);

    private static Activity? Begin(string name, string database) =>
        AreFollowed ? Source.StartActivity(name)?.SetTag("db.system.name", "sqlite").SetTag("db.namespace", database) : null;
}
