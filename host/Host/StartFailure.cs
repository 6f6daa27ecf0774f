namespace Holdall.Host;

/// <summary>The program can't do what it was started for. Its message is all that the operator needs to read.</summary>
internal sealed class StartFailure(string message, Exception? cause = null) : Exception(message, cause);
