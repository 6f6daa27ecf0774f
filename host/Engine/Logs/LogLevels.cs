namespace Holdall.Engine.Logs;

/// <summary>The levels that have a name.</summary>
internal static class LogLevels
{
    public const int Debug = -4;

    public const int Info = 0;

    public const int Warn = 4;

    public const int Error = 8;
}
