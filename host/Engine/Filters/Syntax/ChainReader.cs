namespace Holdall.Engine.Filters.Syntax;

/// <summary>
/// Puts tokens together to a chain: operand, sign, operand, join, and so on. A group is taken wherever it stands: a half-read term before it is
/// dropped, and the last join is used again.
/// </summary>
internal sealed class ChainReader
{
    private readonly List<FilterLink> _links = [];
    private State _state;
    private OperandNode? _left;
    private Sign _sign;
    private int _start;
    private bool _isOr;

    private enum State
    {
        BeforeSign,
        Sign,
        AfterSign,
        Join,
    }

    /// <summary>Takes a token.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="token">The token.</param>
    /// <param name="operand">What it stands for; null when it is no operand.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>Whether a term is complete with it.</returns>
    public bool Read(TokenKind kind, in Token token, OperandNode? operand, int start, int end)
    {
        switch (_state)
        {
            case State.BeforeSign when operand is not null:
                _left = operand;
                _start = start;
                _state = State.Sign;
                return false;
            case State.Sign when kind == TokenKind.Sign:
                _sign = token.Sign;
                _state = State.AfterSign;
                return false;
            case State.AfterSign when operand is not null:
                Add(new FilterTerm(_left!, _sign, operand), _start, end);
                return true;
            case State.Join when kind == TokenKind.Join:
                _isOr = token.IsOr;
                _state = State.BeforeSign;
                return false;
            default:
                throw new FilterException($"{Expected()}, got {token}");
        }
    }

    public void AddGroup(FilterNode group, int start, int end) => Add(group, start, end);

    /// <summary>The whole chain, or its only link.</summary>
    /// <exception cref="FilterException">There is none, or something has to follow.</exception>
    public FilterNode Complete()
    {
        if (_links.Count == 0 && _state == State.BeforeSign) throw new FilterException("empty filter expression");
        if (_state != State.Join) throw FilterException.Incomplete();
        return _links.Count == 1 ? _links[0].Node : new FilterChain(_links);
    }

    private void Add(FilterNode node, int start, int end)
    {
        _links.Add(new FilterLink(_isOr, node, start, end));
        _state = State.Join;
    }

    private string Expected() => _state switch
    {
        State.BeforeSign => "expected left operand (identifier, function, text or number)",
        State.Sign => "expected a sign operator (=, !=, >, >=, <, <=, ~, !~ or one of them with ?)",
        State.AfterSign => "expected right operand (identifier, function, text or number)",
        _ => "expected && or ||",
    };
}
