using Holdall.Engine.Filters;

namespace Holdall.Engine.Rules;

/// <summary>What an operand of an expression means, seen from a vantage point (spec 03, section 5).</summary>
internal sealed class OperandResolver
{
    private readonly QueryState _query;
    private readonly Vantage _vantage;
    private readonly Placeholders _placeholders;
    private readonly PathResolver _paths;
    private readonly RequestResolver _request;

    public OperandResolver(QueryState query, Vantage vantage, Placeholders placeholders)
    {
        _query = query;
        _vantage = vantage;
        _placeholders = placeholders;
        _paths = new PathResolver(query, vantage);
        _request = new RequestResolver(query, vantage, _paths);
    }

    public Vantage Vantage => _vantage;

    /// <exception cref="FilterException">It means nothing.</exception>
    public Operand Resolve(OperandNode node) => node switch
    {
        NameNode name => Name(name),
        NumberNode number => Operand.Parameter(number.Value),
        TextNode text => Operand.Parameter(_placeholders.Expand(text.Value)),
        PlaceholderNode placeholder => _placeholders.Get(placeholder),
        CallNode call => Functions.Resolve(_query, this, call),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    /// <summary>A path that leads to something; macros and literals are none.</summary>
    public Operand Path(NameNode name)
    {
        PathShape.Check(name);
        if (!name.Name.StartsWith('@')) return _paths.Follow(Place.Of(_vantage), name.Path, 0, isLenient: false);
        if (!_vantage.FullAccess) throw PathShape.Unresolved(name.Name);
        return name.Path[0] == PathShape.Request ? _request.Resolve(name) : _paths.FollowCollection(name);
    }

    /// <summary>The same with fresh joins.</summary>
    public OperandResolver WithFreshJoins() => new(_query, _vantage.WithFreshJoins(), _placeholders);

    private Operand Name(NameNode name)
    {
        if (Macros.Find(name.Name, _query.Time) is { } value) return Operand.Parameter(value);
        return Literal(name.Name) is { } literal && !IsField(name.Name) ? literal : Path(name);
    }

    private bool IsField(string name) => _vantage.Collection.Fields.Find(name) is { } field && (_vantage.FullAccess || !field.Hidden);

    private static Operand? Literal(string name) => name.Length switch
    {
        4 when name.Equals("null", StringComparison.OrdinalIgnoreCase) => Operand.Null,
        4 when name.Equals("true", StringComparison.OrdinalIgnoreCase) => Operand.True,
        5 when name.Equals("false", StringComparison.OrdinalIgnoreCase) => Operand.False,
        _ => null,
    };
}
