namespace Holdall.Plugins.JsHooks.Templates.Syntax;

/// <summary>Commands that hand on their result: <c>$a, $b := .x | printf "%s"</c>.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Variables">Variables that take the result.</param>
/// <param name="IsAssignment">Whether these exist already.</param>
/// <param name="Commands">Each command is an operand with its arguments.</param>
internal sealed record Pipeline(int Line, IReadOnlyList<string> Variables, bool IsAssignment, IReadOnlyList<IReadOnlyList<Expression>> Commands);
