namespace Holdall.Host.Commands;

/// <summary>How this program is called, for hints that can be copied.</summary>
internal static class OwnCommandLine
{
    /// <summary>The command line of a command on a data directory.</summary>
    public static string Of(string command, string dataFolder) => $"{Program} {command} --dir {Quoted(dataFolder)}";

    private static string Program =>
        GlobalOptions.IsLauncher(Environment.ProcessPath) ? "dotnet " + Quoted(Environment.GetCommandLineArgs()[0]) : Quoted(Environment.ProcessPath);

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
