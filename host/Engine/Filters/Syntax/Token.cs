namespace Holdall.Engine.Filters.Syntax;

/// <summary>The kinds of tokens. White space and comments are no tokens.</summary>
internal enum TokenKind
{
    End,
    Identifier,
    Number,
    Text,
    Placeholder,
    Sign,
    Join,

    /// <summary>A name with the opening bracket directly behind it.</summary>
    Call,

    /// <summary>An opening bracket; <see cref="Token.Closing"/> is the place of the one that closes it.</summary>
    Group,
    Comma,
    Close,
}

/// <summary>A token.</summary>
/// <param name="Kind">What it is, and which of the others have a value.</param>
/// <param name="Text">Name, or decoded text.</param>
/// <param name="Number">The number.</param>
/// <param name="Sign">The sign.</param>
/// <param name="IsOr">Whether a join is <c>||</c>.</param>
/// <param name="Closing">Place of the closing bracket of a group.</param>
internal readonly record struct Token(
    TokenKind Kind, string Text = "", double Number = 0, Sign Sign = default, bool IsOr = false, int Closing = 0)
{
    /// <summary>The token for the reason of a failure: <c>"and" (identifier)</c>.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.Sign => $"\"{Sign}\" (sign)",
        TokenKind.Join => $"\"{(IsOr ? "||" : "&&")}\" (join)",
        TokenKind.Number => $"\"{Number}\" (number)",
        TokenKind.Call => $"\"{Text}\" (function)",
        _ => $"\"{Text}\" ({Kind.ToString().ToLowerInvariant()})",
    };
}
