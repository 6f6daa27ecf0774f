namespace Holdall.Plugins.JsHooks.Templates.Syntax;

/// <summary>Reads a template file: its own text and the templates that it defines.</summary>
internal sealed class TemplateParser
{
    private const int MaxDepth = 250;

    private readonly Dictionary<string, IReadOnlyList<Node>> _definitions;
    private readonly ExpressionParser _expressions;
    private int _depth;
    private int _loops;

    private TemplateParser(string name, string source, IReadOnlySet<string> functions, Dictionary<string, IReadOnlyList<Node>> definitions)
    {
        _definitions = definitions;
        _expressions = new ExpressionParser(name, Lexer.Read(name, source), functions);
    }

    /// <summary>Adds the templates of a file to <paramref name="definitions"/>: itself by its name, and what it defines.</summary>
    public static void Parse(string name, string source, IReadOnlySet<string> functions, Dictionary<string, IReadOnlyList<Node>> definitions)
    {
        var parser = new TemplateParser(name, source, functions, definitions);
        var (nodes, end) = parser.ReadList();
        if (end.Length > 0) throw parser._expressions.Error($"unexpected {{{{{end}}}}}");
        parser.Define(name, nodes);
    }

    /// <summary>Reads up to <c>end</c>, <c>else</c> or the end of the file.</summary>
    private (List<Node> Nodes, string End) ReadList()
    {
        var nodes = new List<Node>();
        while (true)
        {
            var token = _expressions.Next();
            if (token.Kind == TokenKind.End)
            {
                _expressions.At--;
                return (nodes, "");
            }

            if (token.Kind == TokenKind.Text) nodes.Add(new Node.Text(token.Text));
            else if (ReadAction(nodes) is { } end) return (nodes, end);
        }
    }

    /// <summary>Reads an action behind its opening; returns the word that ends the list, if it is one.</summary>
    private string? ReadAction(List<Node> nodes)
    {
        var token = _expressions.PeekPastSpace;
        var word = token.Kind == TokenKind.Identifier ? token.Text : "";
        switch (word)
        {
            case "end":
                _expressions.Next();
                Close(word);
                return word;
            case "else":
                _expressions.Next();
                return word;
            case "if" or "with" or "range":
                _expressions.Next();
                nodes.Add(ReadControl(word));
                return null;
            case "define":
                ReadDefinition();
                return null;
            case "block":
                nodes.Add(ReadBlock());
                return null;
            case "template":
                nodes.Add(ReadCall());
                return null;
            case "break" or "continue":
                _expressions.Next();
                nodes.Add(ReadJump(word, token.Line));
                return null;
            default:
                nodes.Add(new Node.Action(_expressions.ReadPipeline("command", TokenKind.Close), []));
                return null;
        }
    }

    private Node ReadControl(string word)
    {
        if (++_depth > MaxDepth) throw _expressions.Error("nested too deeply");
        _expressions.BeginScope();
        var pipeline = _expressions.ReadPipeline(word, TokenKind.Close);
        if (word == "range") _loops++;
        var (body, end) = ReadList();
        if (word == "range") _loops--;
        IReadOnlyList<Node> other = end == "else" ? ReadElse(word) : [];
        if (end.Length == 0) throw _expressions.Error("unexpected EOF");
        _expressions.EndScope();
        _depth--;
        return word switch
        {
            "if" => new Node.If(pipeline, body, other),
            "with" => new Node.With(pipeline, body, other),
            _ => new Node.Range(pipeline, body, other),
        };
    }

    private List<Node> ReadElse(string word)
    {
        if (word != "range" && _expressions.PeekPastSpace is { Kind: TokenKind.Identifier } next && next.Text == word)
        {
            _expressions.Next();
            return [ReadControl(word)];
        }

        Close("else");
        var (nodes, end) = ReadList();
        return end == "end" ? nodes : throw _expressions.Error($"expected end; found {{{{{end}}}}}");
    }

    private void ReadDefinition()
    {
        if (_depth > 0) throw _expressions.Error("unexpected {{define}}");
        _expressions.Next();
        var name = ReadName("define clause");
        Close("define clause");
        Define(name, ReadBody());
    }

    private Node.Call ReadBlock()
    {
        var line = _expressions.Next().Line;
        var name = ReadName("block clause");
        var data = _expressions.ReadPipeline("block clause", TokenKind.Close);
        Define(name, ReadBody());
        return new Node.Call(name, data, line);
    }

    /// <summary>Reads the inside of a definition, which sees no variable but <c>$</c>.</summary>
    private List<Node> ReadBody()
    {
        var outer = _expressions.Variables.ToArray();
        var loops = _loops;
        _expressions.Variables.RemoveRange(1, outer.Length - 1);
        _loops = 0;
        if (++_depth > MaxDepth) throw _expressions.Error("nested too deeply");
        var (nodes, end) = ReadList();
        if (end != "end") throw _expressions.Error("unexpected EOF");
        _depth--;
        _loops = loops;
        _expressions.Variables.Clear();
        _expressions.Variables.AddRange(outer);
        return nodes;
    }

    private Node.Call ReadCall()
    {
        var line = _expressions.Next().Line;
        var name = ReadName("template clause");
        if (_expressions.PeekPastSpace.Kind != TokenKind.Close) return new Node.Call(name, _expressions.ReadPipeline("template clause", TokenKind.Close), line);
        _expressions.Next();
        return new Node.Call(name, null, line);
    }

    private Node ReadJump(string word, int line)
    {
        Close(word);
        if (_loops == 0) throw _expressions.Error($"{{{{{word}}}}} outside {{{{range}}}}");
        return word == "break" ? new Node.Break(line) : new Node.Continue(line);
    }

    private string ReadName(string context)
    {
        var token = _expressions.NextPastSpace();
        return token.Kind == TokenKind.Quoted ? token.Text : throw _expressions.Unexpected(token, context);
    }

    private void Close(string context)
    {
        var token = _expressions.NextPastSpace();
        if (token.Kind != TokenKind.Close) throw _expressions.Unexpected(token, context);
    }

    /// <summary>The last definition counts, but a blank one does not replace another.</summary>
    private void Define(string name, IReadOnlyList<Node> nodes)
    {
        if (_definitions.ContainsKey(name) && nodes.All(n => n is Node.Text { Value: var text } && string.IsNullOrWhiteSpace(text))) return;
        _definitions[name] = nodes;
    }
}
