using System.Diagnostics;
using System.Threading.Channels;

namespace Holdall.Host.Tests.Jobs;

/// <summary>What happens to jobs when their process is killed (SIGKILL).</summary>
[Collection("Jobs")]
public sealed class CrashTests : IDisposable
{
    private readonly TempFolder _directory = new();

    [Fact]
    public async Task A_run_whose_process_is_killed_runs_again_once()
    {
        using (var killed = await Program.StartAsync(_directory.Path, 1, "block"))
        {
            await killed.SendAsync("enqueue work");
            await killed.ReadUntilAsync("begin work");
            await killed.KillAsync();
        }

        using (var next = await Program.StartAsync(_directory.Path, 1, "finish"))
        {
            await next.ReadUntilAsync("end work");
            await next.StopAsync();
        }

        // With one worker runs go in the order of enqueuing: had the killed run been left anywhere, it would come before the marker.
        using var last = await Program.StartAsync(_directory.Path, 1, "finish");
        await last.SendAsync("enqueue marker");
        (await last.ReadUntilAsync("end marker")).ShouldNotContain("begin work");
        await last.StopAsync();
    }

    [Fact]
    public async Task Every_run_that_was_acknowledged_survives_a_kill()
    {
        const int workers = 3;
        List<string> before;
        using (var killed = await Program.StartAsync(_directory.Path, workers, "finish"))
        {
            await killed.SendAsync("burst 400");
            before = await killed.ReadUntilAsync("enqueued 200");
            before.AddRange(await killed.KillAsync());
        }

        using var next = await Program.StartAsync(_directory.Path, workers, "finish");
        var acknowledged = before.Where(line => line.StartsWith("enqueued ", StringComparison.Ordinal)).Select(line => line["enqueued ".Length..]).ToHashSet();
        var ended = before.Where(line => line.StartsWith("end ", StringComparison.Ordinal)).ToList();
        while (!acknowledged.All(text => ended.Contains("end " + text)))
        {
            var line = await next.ReadAsync();
            if (line.StartsWith("end ", StringComparison.Ordinal)) ended.Add(line);
        }

        // Only those that were running, or had ended without the storage knowing it yet, may have run twice.
        (ended.Count - ended.Distinct().Count()).ShouldBeLessThanOrEqualTo(workers);
        await next.StopAsync();
    }

    [Fact]
    public async Task A_second_process_leaves_the_jobs_to_the_first()
    {
        using var first = await Program.StartAsync(_directory.Path, 1, "finish");
        using var second = Program.Launch(_directory.Path, 1, "finish");
        (await second.ReadAsync()).ShouldBe("served elsewhere");
        await second.StopAsync();
        await first.SendAsync("enqueue work");
        await first.ReadUntilAsync("end work");
        await first.KillAsync();
        using var third = await Program.StartAsync(_directory.Path, 1, "finish");
        await third.StopAsync();
    }

    public void Dispose() => _directory.Dispose();

    /// <summary>The test program, running.</summary>
    private sealed class Program : IDisposable
    {
        private readonly Process _process;
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        private Program(Process process)
        {
            _process = process;
            process.OutputDataReceived += (_, e) =>
            {
                if (e.Data is null) _lines.Writer.Complete();
                else _lines.Writer.TryWrite(e.Data);
            };
            process.BeginOutputReadLine();
        }

        public static Program Launch(string directory, int workers, string behaviour)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Holdall.JobsProgram.dll"), directory, $"{workers}", behaviour])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            return new Program(Process.Start(start)!);
        }

        public static async Task<Program> StartAsync(string directory, int workers, string behaviour)
        {
            var program = Launch(directory, workers, behaviour);
            (await program.ReadAsync()).ShouldBe("ready");
            return program;
        }

        public Task SendAsync(string command) => _process.StandardInput.WriteLineAsync(command);

        public Task<string> ReadAsync() => Eventually.EndsAsync(_lines.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask());

        /// <summary>What it says up to a line, that line included.</summary>
        public async Task<List<string>> ReadUntilAsync(string line)
        {
            var read = new List<string>();
            do read.Add(await ReadAsync());
            while (read[^1] != line);
            return read;
        }

        /// <summary>Kills it and reads what it had said by then.</summary>
        public async Task<List<string>> KillAsync()
        {
            _process.Kill();
            await Eventually.EndsAsync(_process.WaitForExitAsync(TestContext.Current.CancellationToken));
            return await _lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        }

        public async Task StopAsync()
        {
            _process.StandardInput.Close();
            await ReadUntilAsync("stopped");
            await Eventually.EndsAsync(_process.WaitForExitAsync(TestContext.Current.CancellationToken));
            _process.ExitCode.ShouldBe(0);
        }

        public void Dispose()
        {
            if (!_process.HasExited) _process.Kill();
            _process.Dispose();
        }
    }
}
