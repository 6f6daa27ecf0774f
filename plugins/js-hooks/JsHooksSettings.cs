using System.ComponentModel.DataAnnotations;

namespace Holdall.Plugins.JsHooks;

/// <summary>What operators may set under <c>settings:js-hooks</c>. The limits are for one call of a handler; where nothing else is said, 0 = none.</summary>
internal sealed class JsHooksSettings
{
    private const string Longest = "10675199.02:48:05.4775807";

    /// <summary>Engines that are kept for handlers; 0 = every call gets a new one.</summary>
    [Range(0, int.MaxValue)]
    public int HooksPool { get; set; } = 15;

    /// <summary>Whether scripts are loaded anew when their files change.</summary>
    public bool HooksWatch { get; set; } = true;

    /// <summary>Whether changes of collections through the API write migrations.</summary>
    public bool Automigrate { get; set; } = true;

    /// <summary>Longest time that a handler may run, without the time that it waits for the host.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Longest)]
    public TimeSpan Timeout { get; set; }

    /// <summary>Longest time that a handler may wait for promises, timers and requests; within a change 30 seconds at most. More than 0.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Longest, MinimumIsExclusive = true)]
    public TimeSpan WaitTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Most bytes of an answer to <c>$http.send</c> or <c>fetch</c>; at least 1.</summary>
    [Range(1, double.MaxValue)]
    public long MaxResponse { get; set; } = 64 << 20;

    /// <summary>Most bytes that a handler may allocate.</summary>
    [Range(0, double.MaxValue)]
    public long Memory { get; set; }

    /// <summary>Most statements that a handler may execute.</summary>
    [Range(0, double.MaxValue)]
    public long Statements { get; set; }

    /// <summary>Most calls inside each other; without a limit of its own the stack of the thread is one.</summary>
    [Range(0, int.MaxValue)]
    public int Recursion { get; set; }

    /// <summary>Most handlers inside each other, such as one that saves a record whose hook saves a record; at least 1.</summary>
    [Range(1, int.MaxValue)]
    public int Nesting { get; set; } = 100;

    /// <summary>Longest time that matching a regular expression may take; more than 0.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Longest, MinimumIsExclusive = true)]
    public TimeSpan RegexTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What one match may take: never more than its handler.</summary>
    public TimeSpan MatchTimeout => Timeout > TimeSpan.Zero && Timeout < RegexTimeout ? Timeout : RegexTimeout;
}
