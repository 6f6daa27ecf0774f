namespace Holdall.Engine.Backups.Incremental;

/// <summary>What was changed can't be told completely: a new generation has to begin.</summary>
internal sealed class BrokenChainException(string message) : Exception(message);
