namespace Holdall.Plugins.JsHooks.Templates.Syntax;

/// <summary>Cuts a template into text and the parts of its actions.</summary>
internal sealed class Lexer(string template, string source)
{
    private const string Open = "{{";
    private const string Close = "}}";
    private const string SpaceCharacters = " \t\r\n";

    private readonly List<Token> _tokens = [];
    private int _at;
    private int _line = 1;

    public static List<Token> Read(string template, string source)
    {
        var lexer = new Lexer(template, source);
        lexer.Read();
        return lexer._tokens;
    }

    private void Read()
    {
        var trim = false;
        while (true)
        {
            var open = source.IndexOf(Open, _at, StringComparison.Ordinal);
            var text = open < 0 ? source[_at..] : source[_at..open];
            var line = _line;
            Advance(text.Length);
            if (trim) text = text.TrimStart(SpaceCharacters.ToCharArray());
            if (open < 0)
            {
                if (text.Length > 0) Add(TokenKind.Text, text, line);
                Add(TokenKind.End, "");
                return;
            }

            Advance(Open.Length);
            if (_at + 1 < source.Length && source[_at] == '-' && IsSpace(source[_at + 1]))
            {
                text = text.TrimEnd(SpaceCharacters.ToCharArray());
                Advance(1);
            }

            if (text.Length > 0) Add(TokenKind.Text, text, line);
            trim = SkipComment() ?? ReadAction();
        }
    }

    /// <summary>Null = there is no comment; otherwise whether the text behind it is trimmed.</summary>
    private bool? SkipComment()
    {
        var start = _at;
        while (start < source.Length && IsSpace(source[start])) start++;
        if (!source.AsSpan(start).StartsWith("/*") || start > _at && source[_at - 1] != '-') return null;
        var end = source.IndexOf("*/", start, StringComparison.Ordinal);
        if (end < 0) throw Error("unclosed comment");
        Advance(end + 2 - _at);
        if (AtClose(out var trim)) return trim;
        throw Error("comment ends before closing delimiter");
    }

    private bool ReadAction()
    {
        var depth = 0;
        Add(TokenKind.Open, Open);
        while (true)
        {
            if (_at >= source.Length) throw Error("unclosed action");
            var line = _line;
            if (AtClose(out var trim))
            {
                if (depth > 0) throw Error("unclosed left paren");
                Add(TokenKind.Close, Close, line);
                return trim;
            }

            ReadPart(ref depth);
        }
    }

    /// <summary>Whether the action ends here; then its end is skipped.</summary>
    private bool AtClose(out bool trim)
    {
        trim = _at + 3 < source.Length && IsSpace(source[_at]) && source.AsSpan(_at + 1).StartsWith("-}}");
        if (!trim && !source.AsSpan(_at).StartsWith(Close)) return false;
        Advance(trim ? 4 : 2);
        return true;
    }

    private void ReadPart(ref int depth)
    {
        var c = source[_at];
        switch (c)
        {
            case ' ' or '\t' or '\r' or '\n':
                ReadSpace();
                break;
            case '"' or '`' or '\'':
                ReadQuoted(c);
                break;
            case '.' when _at + 1 < source.Length && (char.IsLetterOrDigit(source[_at + 1]) || source[_at + 1] == '_'):
                if (char.IsAsciiDigit(source[_at + 1])) ReadNumber();
                else ReadWord(TokenKind.Field);
                break;
            case '.':
                Take(TokenKind.Dot, 1);
                break;
            case '$':
                ReadWord(TokenKind.Variable);
                break;
            case ':' when source.AsSpan(_at).StartsWith(":="):
                Take(TokenKind.Declare, 2);
                break;
            case '(':
                depth++;
                Take(TokenKind.OpenParenthesis, 1);
                break;
            case ')':
                if (--depth < 0) throw Error("unexpected right paren");
                Take(TokenKind.CloseParenthesis, 1);
                break;
            default:
                ReadOther(c);
                break;
        }
    }

    private void ReadOther(char c)
    {
        if (c is '=' or '|' or ',') Take(c == '=' ? TokenKind.Assign : c == '|' ? TokenKind.Pipe : TokenKind.Comma, 1);
        else if (char.IsAsciiDigit(c) || c is '+' or '-') ReadNumber();
        else if (char.IsLetter(c) || c == '_') ReadWord(TokenKind.Identifier);
        else throw Error($"unrecognized character in action: {c}");
    }

    private void ReadSpace()
    {
        var end = _at;
        while (end < source.Length && IsSpace(source[end]) && !source.AsSpan(end + 1).StartsWith("-}}")) end++;
        Take(TokenKind.Space, end - _at);
    }

    private void ReadWord(TokenKind kind)
    {
        var end = _at + 1;
        while (end < source.Length && (char.IsLetterOrDigit(source[end]) || source[end] == '_')) end++;
        if (kind == TokenKind.Field) _at++;
        Take(kind, end - _at);
    }

    private void ReadNumber()
    {
        var end = _at + 1;
        while (end < source.Length && IsPartOfNumber(source[end], source[end - 1])) end++;
        Take(TokenKind.Number, end - _at);
    }

    private static bool IsPartOfNumber(char c, char before) => char.IsLetterOrDigit(c) || c is '.' or '_' || c is '+' or '-' && before is 'e' or 'E';

    private void ReadQuoted(char quote)
    {
        var end = _at + 1;
        while (end < source.Length && source[end] != quote)
        {
            if (quote != '`' && source[end] == '\n') throw Error("unterminated quoted string");
            end += quote != '`' && source[end] == '\\' ? 2 : 1;
        }

        if (end >= source.Length) throw Error("unterminated quoted string");
        var text = source[(_at + 1)..end];
        var line = _line;
        Advance(end + 1 - _at);
        if (quote != '`') text = GoText.Unquote(text, quote) ?? throw Error("malformed string");
        if (quote != '\'') Add(TokenKind.Quoted, text, line);
        else Add(TokenKind.Number, GoText.CodePoint(text) ?? throw Error("malformed character constant"), line);
    }

    private void Take(TokenKind kind, int length)
    {
        var line = _line;
        var text = source.Substring(_at, length);
        Advance(length);
        Add(kind, text, line);
    }

    private void Advance(int count)
    {
        for (var end = _at + count; _at < end; _at++)
        {
            if (source[_at] == '\n') _line++;
        }
    }

    private void Add(TokenKind kind, string text) => Add(kind, text, _line);

    private void Add(TokenKind kind, string text, int line) => _tokens.Add(new Token(kind, text, line));

    private TemplateException Error(string message) => new($"{template}:{_line}: {message}");

    private static bool IsSpace(char c) => SpaceCharacters.Contains(c);
}
