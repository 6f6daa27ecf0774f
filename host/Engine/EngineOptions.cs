namespace Holdall.Engine;

/// <summary>What the engine is told at start.</summary>
/// <param name="DataDirectory">Absolute path of the data directory.</param>
/// <param name="EncryptionKey">Key of the settings: the value of the variable that <c>--encryptionEnv</c> names, or null.</param>
/// <param name="QueryTimeout">How long reading for one purpose may take; null = 30 seconds.</param>
internal sealed record EngineOptions(string DataDirectory, string? EncryptionKey = null, TimeSpan? QueryTimeout = null)
{
    /// <summary>How long a query may take whose filter or order a client has written.</summary>
    public TimeSpan FilterTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many requests are logged in a second, and as many again that have failed; 0 = all.</summary>
    public int RequestsLogged { get; init; }

    /// <summary>Folder of incremental backups; null = the bucket of backups while that is enabled, or else the data directory.</summary>
    public string? IncrementalFolder { get; init; }
}
