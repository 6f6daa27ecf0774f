using System.Text.Json;
using Holdall.Engine.Health;
using Holdall.Host.Jobs;
using Holdall.Values;

namespace Holdall.Host.Health;

/// <summary>The version, how long it has been running, and what the jobs do. A restore begins anew.</summary>
internal sealed class ServerHealth(JobsLifetime jobs, JobDispatcher dispatcher, TimeProvider time) : IServerHealth
{
    private readonly DateTimeOffset _started = time.GetUtcNow();
    private readonly long _begun = time.GetTimestamp();

    public static string Version => typeof(ServerHealth).Assembly.GetName().Version!.ToString(3);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("version"u8, Version);
        json.WriteString("started"u8, DateText.Format(_started));
        json.WriteNumber("uptime"u8, (long)time.GetElapsedTime(_begun).TotalSeconds);
        json.WriteStartObject("jobs"u8);
        json.WriteString("state"u8, TextOf(jobs.State));
        json.WriteNumber("running"u8, dispatcher.Running);
        json.WriteEndObject();
    }

    private static string TextOf(JobServerState state) => state switch
    {
        JobServerState.Serving => "serving",
        JobServerState.Starting => "starting",
        JobServerState.Elsewhere => "elsewhere",
        _ => "failed",
    };
}
