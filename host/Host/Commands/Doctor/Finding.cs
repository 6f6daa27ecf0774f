namespace Holdall.Host.Commands.Doctor;

/// <summary>Something in a data directory that is not as it should be.</summary>
/// <param name="Kind">What it is, for programs.</param>
/// <param name="Subject">The file, collection or field that it is about.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What mends it.</param>
internal sealed record Finding(string Kind, string Subject, string Message, string Remedy);
