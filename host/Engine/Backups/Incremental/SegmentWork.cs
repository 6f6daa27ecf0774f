namespace Holdall.Engine.Backups.Incremental;

/// <summary>Where segments are packed. A base takes long, and gives way to all others; what is written every few seconds has to keep up with them.</summary>
internal static class SegmentWork
{
    public static Task RunAsync(string key, Action work) =>
        SegmentNames.Find(key) is { Number: 0 } ? PatientThread.RunAsync("incremental backup", work) : Task.Run(work);
}
