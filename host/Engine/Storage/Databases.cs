namespace Holdall.Engine.Storage;

/// <summary>The two database files of a data directory: records and settings, and logs.</summary>
internal sealed record Databases(Database Main, Database Auxiliary) : IDisposable
{
    public const string MainFile = "data.db";

    public const string AuxiliaryFile = "auxiliary.db";

    public void Dispose()
    {
        Main.Dispose();
        Auxiliary.Dispose();
    }
}
