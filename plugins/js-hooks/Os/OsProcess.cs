using System.ComponentModel;
using System.Diagnostics;

namespace Holdall.Plugins.JsHooks.Os;

/// <summary>A program that a script runs: what <c>$os.cmd</c> gives.</summary>
internal sealed class OsProcess(string name, IReadOnlyList<string> arguments)
{
    public static readonly HostType<OsProcess> Table = new HostType<OsProcess>("Cmd")
        .Property("path", cmd => cmd.Path, (cmd, a) => cmd.Path = a.Text(0))
        .Property("args", cmd => cmd.Arguments)
        .Property("dir", cmd => cmd.Folder, (cmd, a) => cmd.Folder = a.Text(0))
        .Property("env", cmd => cmd.Environment, (cmd, a) => cmd.Environment = a.IsNothing(0) ? null : [.. a.List(0).Select(line => line?.ToString() ?? "")])
        .Property("stdin", cmd => cmd.Input, (cmd, a) => cmd.Input = a.Host<Stream>(0) ?? (a.IsNothing(0) ? null : new MemoryStream(a.Bytes(0))))
        .Property("process", cmd => cmd.Handle)
        .Property("processState", cmd => cmd.State)
        .Action("run", (cmd, a) => cmd.Run(a.Engine, withErrors: false))
        .Action("start", (cmd, _) => cmd.Start())
        .Action("wait", (cmd, a) => cmd.Wait(a.Engine))
        .Method("output", (cmd, a) => cmd.Run(a.Engine, withErrors: false))
        .Method("combinedOutput", (cmd, a) => cmd.Run(a.Engine, withErrors: true))
        .Method("stdoutPipe", cmd => cmd.Pipe(isError: false))
        .Method("stderrPipe", cmd => cmd.Pipe(isError: true))
        .Method("string", cmd => string.Join(' ', cmd.Arguments))
        .AsText(cmd => string.Join(' ', cmd.Arguments));

    /// <summary>ENOENT, and the same on Windows.</summary>
    private const int NotFound = 2;

    private readonly List<ProcessPipe> _pipes = [];
    private Process? _process;
    private Task _running = Task.CompletedTask;

    private string Path { get; set; } = name;

    private List<string> Arguments { get; } = [name, .. arguments];

    private string Folder { get; set; } = "";

    private List<string>? Environment { get; set; }

    private Stream? Input { get; set; }

    private ProcessHandle? Handle => _process is null ? null : new ProcessHandle(_process);

    private ProcessState? State { get; set; }

    private byte[] Run(ScriptEngine engine, bool withErrors)
    {
        var output = new ProcessPipe(isError: false);
        _pipes.Add(output);
        if (withErrors) _pipes.Add(new ProcessPipe(isError: true, output));
        Start();
        Wait(engine);
        return output.ToArray();
    }

    private ProcessPipe Pipe(bool isError)
    {
        if (_process is not null) throw new InvalidOperationException("exec: the process was started already");
        var pipe = new ProcessPipe(isError);
        _pipes.Add(pipe);
        return pipe;
    }

    private void Start()
    {
        if (_process is not null) throw new InvalidOperationException("exec: already started");
        var info = new ProcessStartInfo(Path, Arguments.Skip(1))
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (Environment is not null) SetEnvironment(info, Environment);
        try
        {
            _process = Process.Start(info) ?? throw new InvalidOperationException($"exec: {Path} was not started");
        }
        catch (Win32Exception e)
        {
            var reason = e.NativeErrorCode == NotFound ? "executable file not found in $PATH" : e.Message;
            throw new InvalidOperationException($"exec: \"{Path}\": {reason}", e);
        }

        _running = Task.WhenAll(FeedAsync(_process), ReadAsync(_process.StandardOutput, isError: false), ReadAsync(_process.StandardError, isError: true));
    }

    private void Wait(ScriptEngine engine)
    {
        var process = _process ?? throw new InvalidOperationException("exec: not started");
        if (State is not null) throw new InvalidOperationException("exec: Wait was already called");
        engine.Wait(_running);
        engine.Wait(process.WaitForExitAsync());
        State = new ProcessState(process.Id, process.ExitCode);
        if (!State.IsSuccess) throw new InvalidOperationException(State.ToString());
    }

    private async Task FeedAsync(Process process)
    {
        await using var input = process.StandardInput.BaseStream;
        if (Input is null) return;
        try
        {
            await Input.CopyToAsync(input);
        }
        catch (IOException)
        {
            // It has ended without reading all of it, which is its own business.
        }
    }

    private async Task ReadAsync(StreamReader output, bool isError)
    {
        var pipes = _pipes.FindAll(p => p.IsError == isError);
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await output.BaseStream.ReadAsync(buffer)) > 0) pipes.ForEach(pipe => pipe.Append(buffer.AsSpan(0, count)));
        pipes.ForEach(pipe => pipe.End());
    }

    private static void SetEnvironment(ProcessStartInfo info, List<string> lines)
    {
        info.Environment.Clear();
        foreach (var line in lines)
        {
            var parts = line.Split('=', 2);
            if (parts.Length == 2) info.Environment[parts[0]] = parts[1];
        }
    }
}
