namespace Holdall.Engine;

/// <summary>What the engine is told at start.</summary>
/// <param name="DataDirectory">Absolute path of the data directory.</param>
/// <param name="EncryptionKey">Key of the settings: the value of the variable that <c>--encryptionEnv</c> names, or null.</param>
/// <param name="QueryTimeout">How long one query may take.</param>
internal sealed record EngineOptions(string DataDirectory, string? EncryptionKey = null, TimeSpan? QueryTimeout = null);
