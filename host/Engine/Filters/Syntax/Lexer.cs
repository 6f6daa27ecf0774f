using System.Buffers;
using System.Globalization;

namespace Holdall.Engine.Filters.Syntax;

/// <summary>Cuts an expression into tokens, from <see cref="Position"/> up to <see cref="Limit"/>.</summary>
internal sealed class Lexer(string source)
{
    private const char Nul = '\0';

    private static readonly SearchValues<char> SignCharacters = SearchValues.Create("=?!><~");
    private static readonly SearchValues<char> JoinCharacters = SearchValues.Create("&|");
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:");

    private readonly Brackets _brackets = new(source);

    /// <summary>Where to go on.</summary>
    public int Position { get; set; }

    /// <summary>Where the last token begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the text ends: that of the source or of the group that is being read.</summary>
    public int Limit { get; set; } = source.Length;

    /// <summary>The next token. In a list of arguments a NUL ends the input wherever it stands; elsewhere it only does so where a token could start.</summary>
    public Token Next(bool isArgument = false)
    {
        SkipSpace(isArgument);
        Start = Position;
        if (Position >= Limit || source[Position] == Nul) return new Token(TokenKind.End);
        var c = source[Position];
        if (char.IsAsciiLetter(c) || c is '@' or '_' or '#') return ReadName(isArgument);
        if (char.IsAsciiDigit(c) || c == '-') return ReadNumber(isArgument);
        if (SignCharacters.Contains(c)) return ReadSign(isArgument);
        if (JoinCharacters.Contains(c)) return ReadJoin(isArgument);
        switch (c)
        {
            case '\'' or '"':
                return new Token(TokenKind.Text, ReadText());
            case '(':
                return new Token(TokenKind.Group, Closing: _brackets.FindClosing(Position++, Limit));
            case ')':
                Position++;
                return new Token(TokenKind.Close);
            case ',':
                Position++;
                return new Token(TokenKind.Comma);
            case '{':
                return ReadPlaceholder();
            default:
                throw FilterException.Unexpected(source.AsSpan(Position, Limit - Position));
        }
    }

    private void SkipSpace(bool isArgument)
    {
        while (Position < Limit)
        {
            switch (source[Position])
            {
                case ' ' or '\t' or '\n':
                    SkipRun(SpaceEnd(), isArgument);
                    break;
                case '/':
                    SkipComment();
                    break;
                default:
                    return;
            }
        }
    }

    private int SpaceEnd()
    {
        var end = source.AsSpan(Position, Limit - Position).IndexOfAnyExcept(' ', '\t', '\n');
        return end < 0 ? Limit : Position + end;
    }

    private void SkipComment()
    {
        if (Position + 1 >= Limit || source[Position + 1] != '/') throw FilterException.Unexpected('/');
        var end = source.AsSpan(Position, Limit - Position).IndexOfAny('\n', Nul);
        Position = end < 0 ? Limit : Position + end + 1;
    }

    private Token ReadName(bool isArgument)
    {
        var start = Position;
        var name = source[start..RunEnd(start + 1, NameCharacters)];
        if (name[^1] is '.' or ':' || name is "@" or "_" or "#") throw new FilterException($"invalid identifier \"{name}\"");
        var end = start + name.Length;
        if (end < Limit && source[end] == '(')
        {
            Position = end + 1;
            return new Token(TokenKind.Call, name);
        }

        SkipRun(end, isArgument);
        return new Token(TokenKind.Identifier, name);
    }

    private Token ReadNumber(bool isArgument)
    {
        var start = Position;
        var end = start + 1;
        var hasDot = false;
        while (end < Limit && (char.IsAsciiDigit(source[end]) || (source[end] == '.' && !hasDot))) hasDot |= source[end++] == '.';
        var digits = source.AsSpan(start, end - start);
        if (digits is "-" || digits[^1] == '.') throw new FilterException($"invalid number \"{digits}\"");
        SkipRun(end, isArgument);
        var number = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return new Token(TokenKind.Number, Number: double.IsFinite(number) ? number : 0);
    }

    private string ReadText()
    {
        var start = Position + 1;
        var end = QuotedText.FindEnd(source, Position, Limit);
        if (end < 0) throw new FilterException("invalid formatted text - missing closing quote");
        Position = end + 1;
        return QuotedText.Decode(source.AsSpan(start, end - start));
    }

    private Token ReadSign(bool isArgument)
    {
        var run = source.AsSpan(Position, RunEnd(Position, SignCharacters) - Position);
        if (!Sign.TryParse(run, out var sign)) throw new FilterException($"invalid sign operator \"{run}\"");
        SkipRun(Position + run.Length, isArgument);
        return new Token(TokenKind.Sign, Sign: sign);
    }

    private Token ReadJoin(bool isArgument)
    {
        var run = source.AsSpan(Position, RunEnd(Position, JoinCharacters) - Position);
        if (run is not ("&&" or "||")) throw new FilterException($"invalid join operator \"{run}\"");
        SkipRun(Position + run.Length, isArgument);
        return new Token(TokenKind.Join, IsOr: run[0] == '|');
    }

    /// <summary>A placeholder is a token of its own, so that its value never becomes a part of the expression's text.</summary>
    private Token ReadPlaceholder()
    {
        var rest = source.AsSpan(Position, Limit - Position);
        var end = rest.IndexOf('}');
        if (end < 3 || rest[1] != ':') throw FilterException.Unexpected('{');
        Position += end + 1;
        return new Token(TokenKind.Placeholder, rest[2..end].ToString());
    }

    private int RunEnd(int start, SearchValues<char> characters)
    {
        var length = source.AsSpan(start, Limit - start).IndexOfAnyExcept(characters);
        return length < 0 ? Limit : start + length;
    }

    /// <summary>Goes on behind a run of characters. A NUL directly behind it belongs to it.</summary>
    private void SkipRun(int end, bool isArgument) => Position = !isArgument && end < Limit && source[end] == Nul ? end + 1 : end;
}
