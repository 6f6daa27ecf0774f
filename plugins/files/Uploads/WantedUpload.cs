namespace Holdall.Plugins.Files.Uploads;

/// <summary>An upload that a client wants to begin.</summary>
/// <param name="Collection">Name or id of the collection.</param>
/// <param name="Field">Name of the file field.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Size">Number of its bytes.</param>
internal sealed record WantedUpload(string Collection, string Field, string FileName, long Size);
