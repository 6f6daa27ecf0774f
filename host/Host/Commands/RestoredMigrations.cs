namespace Holdall.Host.Commands;

/// <summary>Tells after a restore what the next start would do to the restored data.</summary>
internal static class RestoredMigrations
{
    /// <param name="output">Where to.</param>
    /// <param name="pending">The migrations that the restored data has not seen.</param>
    /// <param name="folder">Where files of migrations lie.</param>
    public static async Task TellAsync(TextWriter output, IReadOnlyList<string> pending, string folder)
    {
        if (pending.Count == 0) return;
        await output.WriteLineAsync("These migrations are newer than what was restored, and the next start applies them:");
        foreach (var name in pending) await output.WriteLineAsync("  " + name);
        await output.WriteLineAsync(
            $"To keep the data as it is, move their files out of {folder} before the start (for those of a plugin, switch it off): see \"Restore\" in the "
            + "documentation of operations. What such a file deletes is deleted again otherwise.");
    }
}
