namespace Holdall.Plugins.JsHooks.Templates.Syntax;

internal enum TokenKind
{
    End,
    Text,
    Open,
    Close,
    Space,
    Dot,
    Field,
    Variable,
    Identifier,
    Quoted,
    Number,
    Declare,
    Assign,
    Pipe,
    Comma,
    OpenParenthesis,
    CloseParenthesis,
}
