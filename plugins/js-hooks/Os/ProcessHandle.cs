using System.Diagnostics;

namespace Holdall.Plugins.JsHooks.Os;

/// <summary>A program that was started.</summary>
internal sealed class ProcessHandle(Process process)
{
    public static readonly HostType<ProcessHandle> Table = new HostType<ProcessHandle>("Process")
        .Property("pid", handle => handle.Process.Id)
        .Action("kill", (handle, _) => handle.Process.Kill(entireProcessTree: true))
        .AsJson(handle => new Dictionary<string, object?> { ["pid"] = handle.Process.Id });

    private Process Process => process;
}
