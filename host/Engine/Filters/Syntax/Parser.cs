namespace Holdall.Engine.Filters.Syntax;

/// <summary>Makes the syntax tree of an expression, which depends on its text only.</summary>
internal sealed class Parser
{
    /// <summary>Most simple terms of one expression, those of its groups included.</summary>
    public const int MaxTerms = 200;

    private readonly Lexer _lexer;
    private readonly Stack<(ChainReader Chain, int Limit, int Start)> _outer = new();
    private ChainReader _chain = new();
    private int _terms;

    private Parser(string source) => _lexer = new Lexer(source);

    /// <exception cref="FilterException">The expression is not valid.</exception>
    public static FilterNode Parse(string source)
    {
        var parser = new Parser(source);
        try
        {
            return parser.Parse();
        }
        catch (FilterException e)
        {
            e.Position ??= parser._lexer.Start;
            throw;
        }
    }

    /// <summary>Groups are read with a stack of their own, so that no depth of nesting is too deep for the thread.</summary>
    private FilterNode Parse()
    {
        while (true)
        {
            var token = _lexer.Next();
            if (token.Kind == TokenKind.Group)
            {
                Enter(token.Closing);
            }
            else if (token.Kind != TokenKind.End)
            {
                Read(token);
            }
            else if (_outer.Count == 0)
            {
                return _chain.Complete();
            }
            else
            {
                Leave();
            }
        }
    }

    private void Read(Token token)
    {
        var start = _lexer.Start;
        var operand = Operand(token);
        if (!_chain.Read(token.Kind, token, operand, start, _lexer.Position)) return;
        if (++_terms > MaxTerms) throw new FilterException("max filter expressions limit reached");
    }

    private void Enter(int closing)
    {
        _outer.Push((_chain, _lexer.Limit, _lexer.Start));
        _chain = new ChainReader();
        _lexer.Limit = closing;
    }

    private void Leave()
    {
        var group = _chain.Complete();
        _lexer.Position = _lexer.Limit + 1;
        (_chain, _lexer.Limit, var start) = _outer.Pop();
        _chain.AddGroup(group, start, _lexer.Position);
    }

    private OperandNode? Operand(Token token) => token.Kind switch
    {
        TokenKind.Identifier => new NameNode(token.Text),
        TokenKind.Number => new NumberNode(token.Number),
        TokenKind.Text => new TextNode(token.Text),
        TokenKind.Placeholder => new PlaceholderNode(token.Text),
        TokenKind.Call => new CallNode(token.Text, Arguments.Read(_lexer, 1)),
        TokenKind.Comma => throw FilterException.Unexpected(','),
        TokenKind.Close => throw FilterException.Unexpected(')'),
        _ => null,
    };
}
