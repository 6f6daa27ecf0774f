using Holdall.Auth;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>A record that is to be saved, and what it depends on.</summary>
internal sealed record SaveOrder(Record Record)
{
    /// <summary>False leaves out the checks of fields and their hooks, for changes that follow from others.</summary>
    public bool Validates { get; init; } = true;

    /// <summary>Who asks for it and has to be still allowed to when it is written; null for the application itself, and once that is certain.</summary>
    public AuthState? Caller { get; init; }

    /// <summary>What the request adds to, or takes from, what the row holds.</summary>
    public Modifiers Modifiers { get; init; } = Modifiers.None;

    /// <summary>Asks the rule again, when the row turns out to be another one than it was asked about.</summary>
    public Func<bool>? IsStillAllowed { get; init; }

    /// <summary>Hashes that were made beforehand; null if there are none.</summary>
    public PreparedHashes? Hashes { get; init; }

    /// <summary>Address of who asks for it; empty for the application itself.</summary>
    public string Client { get; init; } = "";

    /// <summary>Gives up while waiting for the writer.</summary>
    public CancellationToken Aborted { get; init; }

    /// <summary>The order of a request.</summary>
    public static SaveOrder Of(RequestContext request, Record record) =>
        new(record) { Caller = CallerOf(request), Hashes = BatchedRequest.Of(request)?.Hashes, Client = request.ClientAddress, Aborted = request.Aborted };

    /// <summary>The caller that has to be made sure of; a batch has done that for all of its items.</summary>
    public static AuthState? CallerOf(RequestContext request) => BatchedRequest.Of(request) is null ? request.Auth : null;
}
