namespace Holdall.Engine.Backups;

/// <summary>Has the host begin anew, in the same process and at the same address.</summary>
internal interface IRestart
{
    /// <summary>Whether this process serves; other commands end by themselves.</summary>
    bool IsPossible { get; }

    /// <summary>
    /// Asks for it and returns at once: the application is closed, the swap done and the application started on the new content; on the old one if that fails.
    /// </summary>
    void Request(DataSwap swap);
}
