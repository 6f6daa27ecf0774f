namespace Holdall.Plugins.Files.Thumbs;

/// <summary>There is no thumb of an image; the message says why.</summary>
internal sealed class ThumbException(string message, Exception? cause = null) : IOException(message, cause);
