using Holdall.Hooks;

namespace Holdall.App;

/// <summary>The server answers requests.</summary>
public sealed class ServedEvent : HookEvent
{
    /// <summary>Address of the server without a slash at its end, such as <c>http://127.0.0.1:8090</c>.</summary>
    public required string Url { get; init; }

    /// <summary>Address of the dashboard; null when the plugin that serves it is off.</summary>
    public string? DashboardUrl { get; init; }

    /// <summary>
    /// The whole command line of a command of this program, on the data directory that is served: for hints that can be copied. The command is such as
    /// <c>superuser upsert EMAIL PASSWORD</c>.
    /// </summary>
    public required Func<string, string> CommandLine { get; init; }

    /// <summary>Where people read what the server has to say to them.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Whether <see cref="Output"/> is a terminal, so that somebody sits before it.</summary>
    public bool IsInteractive { get; init; }
}
