namespace Holdall.Plugins.JsHooks.Os;

/// <summary>How a program has ended.</summary>
internal sealed class ProcessState(int id, int exitCode)
{
    public static readonly HostType<ProcessState> Table = new HostType<ProcessState>("ProcessState")
        .Method("exitCode", state => state.ExitCode)
        .Method("success", state => state.IsSuccess)
        .Method("exited", _ => true)
        .Method("pid", state => state.Id)
        .Method("string", state => state.ToString())
        .AsText(state => state.ToString());

    public bool IsSuccess => exitCode == 0;

    private int ExitCode => exitCode;

    private int Id => id;

    public override string ToString() => "exit status " + exitCode.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
