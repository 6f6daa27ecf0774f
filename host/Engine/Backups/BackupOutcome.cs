namespace Holdall.Engine.Backups;

/// <summary>What became of a backup.</summary>
/// <param name="Name">Its name.</param>
/// <param name="EndedAt">When it was complete, or had failed.</param>
/// <param name="Succeeded">Whether it is complete.</param>
internal sealed record BackupOutcome(string Name, DateTimeOffset EndedAt, bool Succeeded);
