namespace Holdall.Engine.Storage;

/// <summary>What went wrong in a database, as far as anybody treats it differently.</summary>
internal enum DatabaseErrorKind
{
    /// <summary>Anything else: broken SQL, a full disk, a damaged file…</summary>
    Other,

    /// <summary>A row breaks a rule of its table.</summary>
    Constraint,

    /// <summary>A row has a value that another one has and only one may have.</summary>
    Unique,

    /// <summary>A value can't be stored: it is too long, or its column is of another type.</summary>
    InvalidValue,

    /// <summary>The statement was ended, since its time was over or whoever had asked for it has gone.</summary>
    Interrupted,

    /// <summary>Another program has locked the database for longer than one waits.</summary>
    Busy,
}
