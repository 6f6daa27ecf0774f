namespace Holdall.Plugins.JsHooks.Templates.Syntax;

/// <summary>A piece of a template.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; of a quoted one without the quotes.</param>
/// <param name="Line">The line that it starts in.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Line);
