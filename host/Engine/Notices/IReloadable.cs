namespace Holdall.Engine.Notices;

/// <summary>What is read anew when another process has changed it.</summary>
internal interface IReloadable
{
    /// <summary>The notice that tells of a change.</summary>
    Notice Notice { get; }

    Task ReloadAsync();
}
