using System.Globalization;

namespace Holdall.Plugins.JsHooks.Templates.Syntax;

/// <summary>Reads the pipelines of a template.</summary>
internal sealed class ExpressionParser(string template, IReadOnlyList<Token> tokens, IReadOnlySet<string> functions)
{
    private readonly Stack<int> _scopes = new();

    public List<string> Variables { get; } = ["$"];

    public int At { get; set; }

    public Token Peek => tokens[At];

    public Token PeekPastSpace
    {
        get
        {
            SkipSpace();
            return Peek;
        }
    }

    public Token Next() => tokens[At++];

    public Token NextPastSpace()
    {
        SkipSpace();
        return Next();
    }

    public void BeginScope() => _scopes.Push(Variables.Count);

    public void EndScope()
    {
        var count = _scopes.Pop();
        Variables.RemoveRange(count, Variables.Count - count);
    }

    /// <summary>Reads a pipeline and what ends it.</summary>
    public Pipeline ReadPipeline(string context, TokenKind end)
    {
        var line = PeekPastSpace.Line;
        var (variables, isAssignment) = ReadVariables(context);
        var commands = new List<IReadOnlyList<Expression>>();
        while (true)
        {
            var token = PeekPastSpace;
            if (token.Kind == end)
            {
                Next();
                break;
            }

            if (token.Kind == TokenKind.End) throw Error("unexpected end");
            commands.Add(ReadCommand(context));
        }

        Check(commands, context);
        foreach (var name in isAssignment ? [] : variables) Variables.Add(name);
        return new Pipeline(line, variables, isAssignment, commands);
    }

    public TemplateException Error(string message) => new($"{template}:{tokens[Math.Min(At, tokens.Count - 1)].Line}: {message}");

    public TemplateException Unexpected(Token token, string context) => Error($"unexpected \"{token.Text}\" in {context}");

    private void Check(List<IReadOnlyList<Expression>> commands, string context)
    {
        if (commands.Count == 0) throw Error($"missing value for {context}");
        for (var i = 1; i < commands.Count; i++)
        {
            if (commands[i][0] is Expression.Constant or Expression.Dot) throw Error($"non executable command in pipeline stage {i + 1}");
        }
    }

    private (List<string> Variables, bool IsAssignment) ReadVariables(string context)
    {
        var start = At;
        var names = new List<string>();
        while (PeekPastSpace is { Kind: TokenKind.Variable } name)
        {
            Next();
            var after = PeekPastSpace;
            names.Add(name.Text);
            if (after.Kind is TokenKind.Declare or TokenKind.Assign)
            {
                Next();
                if (after.Kind == TokenKind.Assign) names.ForEach(RequireVariable);
                return (names, after.Kind == TokenKind.Assign);
            }

            if (after.Kind != TokenKind.Comma) break;
            if (context != "range" || names.Count > 1) throw Error($"too many declarations in {context}");
            Next();
        }

        At = start;
        return ([], false);
    }

    private List<Expression> ReadCommand(string context)
    {
        var operands = new List<Expression>();
        while (true)
        {
            SkipSpace();
            var operand = ReadOperand();
            if (operand is not null) operands.Add(operand);
            var token = Next();
            if (token.Kind == TokenKind.Space) continue;
            if (token.Kind is TokenKind.Close or TokenKind.CloseParenthesis) At--;
            else if (token.Kind != TokenKind.Pipe) throw Unexpected(token, "operand");
            else if (PeekPastSpace.Kind is TokenKind.Close or TokenKind.CloseParenthesis) throw Error($"missing value for {context}");
            break;
        }

        return operands.Count > 0 ? operands : throw Error("empty command");
    }

    private Expression? ReadOperand()
    {
        var operand = ReadTerm();
        if (operand is null || Peek.Kind != TokenKind.Field) return operand;
        var names = ReadNames();
        return operand switch
        {
            Expression.Field field => new Expression.Field([.. field.Names, .. names]),
            Expression.Variable variable => new Expression.Variable(variable.Name, names),
            Expression.Constant or Expression.Dot => throw Error("unexpected . after term"),
            _ => new Expression.Chain(operand, names),
        };
    }

    private List<string> ReadNames()
    {
        var names = new List<string>();
        while (Peek.Kind == TokenKind.Field) names.Add(Next().Text);
        return names;
    }

    private Expression? ReadTerm()
    {
        var token = Next();
        switch (token.Kind)
        {
            case TokenKind.Dot:
                return new Expression.Dot();
            case TokenKind.Field:
                return new Expression.Field([token.Text]);
            case TokenKind.Quoted:
                return new Expression.Constant(token.Text);
            case TokenKind.Number:
                return new Expression.Constant(ReadNumber(token.Text));
            case TokenKind.Variable:
                RequireVariable(token.Text);
                return new Expression.Variable(token.Text, []);
            case TokenKind.OpenParenthesis:
                return new Expression.Nested(ReadPipeline("parenthesized pipeline", TokenKind.CloseParenthesis));
            case TokenKind.Identifier:
                return ReadWord(token.Text);
            default:
                At--;
                return null;
        }
    }

    private Expression ReadWord(string word) => word switch
    {
        "true" => new Expression.Constant(true),
        "false" => new Expression.Constant(false),
        "nil" => new Expression.Constant(null),
        _ when functions.Contains(word) => new Expression.Function(word),
        _ => throw Error($"function \"{word}\" not defined"),
    };

    private object ReadNumber(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return whole;
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && long.TryParse(digits.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex))
        {
            return hex;
        }

        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Error($"bad number syntax: \"{text}\"");
    }

    private void RequireVariable(string name)
    {
        if (!Variables.Contains(name)) throw Error($"undefined variable \"{name}\"");
    }

    private void SkipSpace()
    {
        while (tokens[At].Kind == TokenKind.Space) At++;
    }
}
