namespace Holdall.Bench.Driver;

/// <summary>
/// The driver shares the cores with the server it loads. One socket thread that also runs what follows a receive costs far less than
/// a hand-over to the thread pool for each response.
/// </summary>
internal static class SocketEngine
{
    private const string Inline = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    private const string Threads = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";

    /// <summary>Must run before the first socket is opened: the runtime reads the variables once.</summary>
    public static void RunInline()
    {
        Environment.SetEnvironmentVariable(Inline, "1");
        Environment.SetEnvironmentVariable(Threads, "1");
    }

    /// <summary>The servers run with the runtime's own settings.</summary>
    public static void Forget(IDictionary<string, string?> environment)
    {
        environment.Remove(Inline);
        environment.Remove(Threads);
    }
}
