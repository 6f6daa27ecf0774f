using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Holdall.EndToEnd.Tests;

/// <summary>The published executable, and what runs beside it.</summary>
internal static class Published
{
    public static readonly string Root = typeof(Published).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Root").Value!;

    /// <summary>The file that is shipped; another one can be named by the variable <c>HOLDALL_PROGRAM</c>.</summary>
    public static string Program
    {
        get
        {
            var path = Environment.GetEnvironmentVariable("HOLDALL_PROGRAM")
                ?? Path.Combine(Root, "artifacts", "publish", RuntimeInformation.RuntimeIdentifier, "holdall");
            return File.Exists(path) ? path : throw new InvalidOperationException($"There is no {path}; publish it first: dotnet cake --target=Publish");
        }
    }

    /// <summary>Runs a command of the executable to its end.</summary>
    public static Task<Finished> RunAsync(params string[] arguments) => RunAsync(Program, arguments);

    /// <summary>Runs a program to its end, which has to come within so many minutes.</summary>
    public static async Task<Finished> RunAsync(string program, string[] arguments, string? folder = null, int minutes = 2)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end: {await output} {await error}");
        }

        return new Finished(process.ExitCode, await output, await error);
    }
}

/// <summary>What a program left behind.</summary>
internal sealed record Finished(int ExitCode, string Output, string Error);
