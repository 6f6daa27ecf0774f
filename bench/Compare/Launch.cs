using System.Diagnostics;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Compare;

/// <summary>How to start an executable, or an assembly through the runtime's own starter.</summary>
internal sealed record Launch(string File, IReadOnlyList<string> Leading)
{
    public static Launch From(string path) =>
        path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? new Launch("dotnet", [path]) : new Launch(path, []);

    /// <summary>This program once more, whether it was started by its executable or as `dotnet …dll`.</summary>
    public static Launch Self()
    {
        var process = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this process is not known.");
        var isStarter = Path.GetFileNameWithoutExtension(process) == "dotnet";
        return isStarter ? new Launch(process, [typeof(Launch).Assembly.Location]) : new Launch(process, []);
    }

    public ProcessStartInfo With(params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(File) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in Leading)
            start.ArgumentList.Add(argument);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        SocketEngine.Forget(start.Environment);
        return start;
    }
}
