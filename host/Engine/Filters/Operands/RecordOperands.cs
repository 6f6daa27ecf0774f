using Holdall.Engine.Filters.Paths;
using Holdall.Engine.Filters.Sql;
using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Filters.Operands;

/// <summary>The operands of expressions about records, seen from a vantage point.</summary>
internal sealed class RecordOperands : OperandResolver
{
    private readonly PathResolver _paths;
    private readonly RequestResolver _request;

    public RecordOperands(QueryState query, Vantage vantage, FilterParameters placeholders)
        : base(query, placeholders)
    {
        Vantage = vantage;
        _paths = new PathResolver(query, vantage);
        _request = new RequestResolver(query, vantage, _paths);
    }

    public Vantage Vantage { get; }

    /// <inheritdoc/>
    public override Operand Path(NameNode name)
    {
        PathShape.Check(name);
        if (!name.Name.StartsWith('@')) return _paths.Follow(Place.Of(Vantage), name.Path, 0, isLenient: false);
        return name.Path[0] == PathShape.Request ? _request.Resolve(name) : _paths.FollowCollection(name);
    }

    /// <summary>The same with fresh joins.</summary>
    public RecordOperands WithFreshJoins() => new(Query, Vantage.WithFreshJoins(), FilterParameters);

    protected override bool IsField(string name) => Vantage.Collection.Fields.Find(name) is { } field && (Vantage.FullAccess || !field.Hidden);
}
