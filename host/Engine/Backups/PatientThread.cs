using System.Runtime.InteropServices;

namespace Holdall.Engine.Backups;

/// <summary>
/// Runs what computes for long on a thread of its own, which gives way to all others: those of the pool stay free for requests, and get the processors first.
/// </summary>
internal static partial class PatientThread
{
    private const int OfThread = 0;
    private const int Niceness = 10;

    public static Task RunAsync(string name, Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Run(work, done)) { Name = name, IsBackground = true }.UnsafeStart();
        return done.Task;
    }

    private static void Run(Action work, TaskCompletionSource done)
    {
        try
        {
            GiveWay();
            work();
            done.SetResult();
        }
        catch (Exception e)
        {
            done.SetException(e);
        }
    }

    /// <summary>.NET does nothing about priorities on Linux, where each thread has one of its own. To lower it is allowed to everyone.</summary>
    private static void GiveWay()
    {
        if (OperatingSystem.IsLinux()) _ = SetPriority(OfThread, 0, Niceness);
        else Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetPriority(int which, uint who, int value);
}
