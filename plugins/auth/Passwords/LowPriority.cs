using System.Runtime.InteropServices;

namespace Holdall.Plugins.Auth.Passwords;

/// <summary>Lets a thread work on what others leave over.</summary>
internal static class LowPriority
{
    private const int Nice = 5;

    public static void SetForThisThread()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        // On Linux .NET leaves it at that, but each thread has a nice value. One that can't be set does no harm.
        if (OperatingSystem.IsLinux()) _ = SetPriority(which: 0, who: 0, Nice);
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int nice);
}
