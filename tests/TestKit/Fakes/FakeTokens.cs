using Holdall.Auth;
using Holdall.Records;

namespace Holdall.TestKit.Fakes;

/// <summary>Tokens that say in words what they are, and others that a test declares valid.</summary>
public sealed class FakeTokens : ITokens
{
    /// <summary>Valid tokens of any type.</summary>
    public Dictionary<string, Record> Valid { get; } = [];

    /// <inheritdoc/>
    public string Create(Record record, string type, bool refreshable = true, long? duration = null, string? newEmail = null) => $"{type} of {record.Id}";

    /// <inheritdoc/>
    public string CreateFor(AuthState caller, string type) => Create(caller.Record!, type);

    /// <inheritdoc/>
    public Record? FindRecord(string token, params ReadOnlySpan<string> types) => Valid.GetValueOrDefault(token);
}
