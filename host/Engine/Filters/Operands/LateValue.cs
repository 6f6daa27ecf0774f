using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Filters.Operands;

/// <summary>
/// A parameter whose value is known only when a query runs: who asks, and when. The SQL is the same whatever the value, so it is made once and used again.
/// None of them is ever null or empty.
/// </summary>
internal sealed class LateValue(Func<RequestInfo, TimeProvider, object?> read)
{
    public static readonly LateValue Context = new(static (request, _) => request.Context);
    public static readonly LateValue Method = new(static (request, _) => request.Method);
    public static readonly LateValue CallerId = new(static (request, _) => request.Auth.Record!.Id);
    public static readonly LateValue CallerCollectionId = new(static (request, _) => request.Auth.Record!.Collection.Id);
    public static readonly LateValue CallerCollectionName = new(static (request, _) => request.Auth.Record!.Collection.Name);
    public static readonly LateValue CallerShowsEmail = new(static (request, _) => request.Auth.Record!.GetBool(FieldNames.EmailVisibility));
    public static readonly LateValue CallerIsVerified = new(static (request, _) => request.Auth.Record!.GetBool(FieldNames.Verified));

    /// <summary>The same value as a pattern for LIKE.</summary>
    public LateValue AsPattern() => new((request, time) => LikePattern.From(read(request, time)));

    /// <summary>Parameters as they are bound.</summary>
    public static IReadOnlyList<object?> Resolve(IReadOnlyList<object?> parameters, RequestInfo request, TimeProvider time)
    {
        object?[]? resolved = null;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] is not LateValue late) continue;
            resolved ??= [.. parameters];
            resolved[i] = late.Read(request, time);
        }

        return resolved ?? parameters;
    }

    public object? Read(RequestInfo request, TimeProvider time) => read(request, time);
}
