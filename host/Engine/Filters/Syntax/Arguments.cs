namespace Holdall.Engine.Filters.Syntax;

/// <summary>The arguments of a function call.</summary>
internal static class Arguments
{
    /// <summary>How deep calls may stand in calls.</summary>
    private const int MaxDepth = 3;

    /// <summary>Reads behind the opening bracket up to and including the closing one.</summary>
    public static IReadOnlyList<OperandNode> Read(Lexer lexer, int depth)
    {
        if (depth > MaxDepth) throw new FilterException("max nested function calls reached");
        var arguments = new List<OperandNode>();
        while (true)
        {
            var token = lexer.Next(isArgument: true);
            if (token.Kind == TokenKind.Close) return arguments;
            arguments.Add(Operand(lexer, token, depth));
            token = lexer.Next(isArgument: true);
            if (token.Kind == TokenKind.Close) return arguments;
            if (token.Kind != TokenKind.Comma) throw new FilterException("invalid or incomplete list of function arguments");
        }
    }

    private static OperandNode Operand(Lexer lexer, Token token, int depth) => token.Kind switch
    {
        TokenKind.Identifier => new NameNode(token.Text),
        TokenKind.Number => new NumberNode(token.Number),
        TokenKind.Text => new TextNode(token.Text),
        TokenKind.Placeholder => new PlaceholderNode(token.Text),
        TokenKind.Call => new CallNode(token.Text, Read(lexer, depth + 1)),
        _ => throw new FilterException("invalid or incomplete list of function arguments"),
    };
}
