using Microsoft.Extensions.Logging;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>What is said about incremental backups: each change of their state once.</summary>
internal static partial class IncrementalLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Incremental backups go on with the generation {Generation} in {Place}.")]
    public static partial void Continues(ILogger logger, string generation, string place);

    [LoggerMessage(Level = LogLevel.Information, Message = "Incremental backups have begun the generation {Generation} in {Place}.")]
    public static partial void Began(ILogger logger, string generation, string place);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Incremental backups can't be stored in {Place}. It is tried again, and meanwhile the log of the database grows.")]
    public static partial void Failed(ILogger logger, Exception failure, string place);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Nothing is stored: the place of incremental backups, {Place}, belongs to another installation. It is looked at again from time to time. "
            + "To go on there in the place of that one, use: holdall backup incremental adopt")]
    public static partial void BelongsToAnother(ILogger logger, string place);

    [LoggerMessage(Level = LogLevel.Error, Message = "A base of incremental backups could not be stored in {Place}. It is tried again, with longer and longer pauses.")]
    public static partial void BaseFailed(ILogger logger, Exception failure, string place);

    [LoggerMessage(Level = LogLevel.Information, Message = "Incremental backups are stored in {Place} again.")]
    public static partial void Recovered(ILogger logger, string place);

    [LoggerMessage(
        Level = LogLevel.Information, Message = "A new generation of incremental backups begins after a restore; the one before, {Generation}, is kept for its days.")]
    public static partial void Restored(ILogger logger, string generation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A new generation of incremental backups begins: {Reason}")]
    public static partial void Broken(ILogger logger, string reason);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The log of the database has {Megabytes} MB that could not be stored in {Place}: the generation is given up. A new one begins when that answers.")]
    public static partial void GaveUp(ILogger logger, long megabytes, string place);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process makes the incremental backups of this data directory: this one makes none until that one ends.")]
    public static partial void MadeElsewhere(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was written last could not be stored before the stop: the next start begins a new generation of incremental backups.")]
    public static partial void NotStoredAtStop(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Incremental backups can't be made.")]
    public static partial void CanNot(ILogger logger, Exception failure);
}
