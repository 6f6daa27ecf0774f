namespace Holdall.Engine.Records;

/// <summary>What a batch hands to each of its requests: inside its transaction it has made sure of the caller, and before it hashed the passwords.</summary>
/// <param name="Hashes">The hashes; null when no passwords are set.</param>
internal sealed record BatchedRequest(PreparedHashes? Hashes);
