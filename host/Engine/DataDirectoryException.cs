namespace Holdall.Engine;

/// <summary>The data directory can't be used. The message is one line for the person who started the server.</summary>
internal sealed class DataDirectoryException(string message, Exception? cause = null) : Exception(message, cause);
