namespace Holdall.Engine.Schema;

/// <summary>A collection could not be saved for a reason that no field is to blame for. Superusers read the message.</summary>
internal sealed class CollectionSaveException(string message, Exception? cause = null) : Exception(message, cause);
