namespace Holdall.Engine.Storage;

/// <summary>The two database files of a data directory: records and settings, and logs. Services hold it before it is opened.</summary>
internal sealed class Databases : IDisposable
{
    public const string MainFile = "data.db";

    public const string AuxiliaryFile = "auxiliary.db";

    private Database? _main;
    private Database? _auxiliary;

    /// <summary>Not open yet; see <see cref="Open"/>.</summary>
    public Databases() { }

    public Databases(Database main, Database auxiliary) => Open(main, auxiliary);

    /// <exception cref="InvalidOperationException">The data directory is not open.</exception>
    public Database Main => _main ?? throw new InvalidOperationException("The data directory is not open.");

    /// <exception cref="InvalidOperationException">The data directory is not open.</exception>
    public Database Auxiliary => _auxiliary ?? throw new InvalidOperationException("The data directory is not open.");

    public bool IsOpen => _main is not null;

    /// <summary>Those that are open now.</summary>
    public IEnumerable<Database> Opened
    {
        get
        {
            if (_main is { } main) yield return main;
            if (_auxiliary is { } auxiliary) yield return auxiliary;
        }
    }

    public void Open(Database main, Database auxiliary)
    {
        if (IsOpen) throw new InvalidOperationException("The data directory is open already.");
        _main = main;
        _auxiliary = auxiliary;
    }

    public void Dispose()
    {
        Interlocked.Exchange(ref _main, null)?.Dispose();
        Interlocked.Exchange(ref _auxiliary, null)?.Dispose();
    }
}
