using Holdall.Auth;
using Holdall.Http;

namespace Holdall.Engine.Collections;

/// <summary>What is asked about a rule. What is of another kind than it has to be becomes an error.</summary>
internal sealed class TryRuleBody
{
    /// <summary>Many times what anybody writes: it is read for each of its parts.</summary>
    private const int MaxRule = 20_000;

    private readonly IDictionary<string, object?> _values;
    private readonly RequestInfo _request;

    public TryRuleBody(IDictionary<string, object?> values)
    {
        _values = values;
        if (!values.ContainsKey("rule")) Errors.Add("rule", FieldError.Required);
        Rule = Text("rule");
        if (Rule?.Length > MaxRule) Errors.Add("rule", FieldError.Invalid);
        Record = Text("record");
        IsNew = values.TryGetValue("new", out var isNew) && isNew is true;
        if (isNew is not (null or bool)) Errors.Add("new", FieldError.Invalid);
        if (IsNew && Record is not null) Errors.Add("record", "validation_invalid_value", "A new record has no id to be found by.");
        if (Object("as") is { } caller) Caller = (Member(caller, "collection"), Member(caller, "id"));
        _request = new RequestInfo
        {
            Context = Text("context") ?? RequestContexts.Default,
            Method = Text("method")?.ToUpperInvariant() ?? (IsNew ? "POST" : "GET"),
            Query = Texts("query", static name => name),
            Headers = Texts("headers", RequestInfo.HeaderKey),
        };
        Content = new RequestBody { Values = new Dictionary<string, object?>(Object("body") ?? [], StringComparer.Ordinal), Files = [] };
    }

    public FieldErrors Errors { get; } = new();

    /// <summary>The rule; null = locked.</summary>
    public string? Rule { get; }

    /// <summary>Who asks: the name of a collection and an id; null = a guest.</summary>
    public (string Collection, string Id)? Caller { get; }

    /// <summary>The id of the record that it is about; null = all, or a new one.</summary>
    public string? Record { get; }

    /// <summary>Whether it is about a record that would be made of the content.</summary>
    public bool IsNew { get; }

    /// <summary>The content of the request that is thought of.</summary>
    public RequestBody Content { get; }

    /// <summary>The request that is thought of.</summary>
    public RequestInfo ToInfo(AuthState caller) => _request with { Auth = caller };

    private string? Text(string name)
    {
        _values.TryGetValue(name, out var value);
        if (value is not (null or string)) Errors.Add(name, FieldError.Invalid);
        return value as string;
    }

    private Dictionary<string, object?>? Object(string name)
    {
        _values.TryGetValue(name, out var value);
        if (value is not (null or Dictionary<string, object?>)) Errors.Add(name, FieldError.Invalid);
        return value as Dictionary<string, object?>;
    }

    private string Member(Dictionary<string, object?> caller, string name)
    {
        if (caller.GetValueOrDefault(name) is string { Length: > 0 } text) return text;
        Errors.Add("as." + name, FieldError.Required);
        return "";
    }

    private Dictionary<string, string> Texts(string name, Func<string, string> keyOf)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in Object(name) ?? [])
        {
            if (value is string text) texts[keyOf(key)] = text;
            else Errors.Add([name, key], FieldError.Invalid);
        }

        return texts;
    }
}
