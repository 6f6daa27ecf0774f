using Acornima.Ast;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>
/// The last thing that most handlers do is <c>e.next()</c>. Such a call is marked when the handler is compiled, and the host goes on by itself once the handler
/// has ended: neither its thread nor its engine waits for all that follows.
/// </summary>
internal static class LastCall
{
    /// <summary>The argument that marks a call. It is no character that anybody writes.</summary>
    private const char Marker = '\uE000';

    private static readonly string Argument = $"'{Marker}'";

    public static bool IsMarked(CallArguments a) => a.Count == 1 && a[0] is JsString text && text.ToString() is [Marker];

    /// <summary>The script with a marked call; null when its function does something else at last.</summary>
    /// <param name="text">A call of a function that returns the handler.</param>
    /// <param name="script">The same, parsed.</param>
    public static string? Mark(string text, Script script)
    {
        if (script.Body is not [ExpressionStatement { Expression: CallExpression { Callee: FunctionExpression maker } }]) return null;
        if (maker.Body.Body is not [ReturnStatement { Argument: IFunction { Async: false, Generator: false } handler }]) return null;
        if (handler.Params is not [Identifier e, ..] || LastOf(handler.Body) is not { } call || !IsNext(call, e.Name)) return null;
        var end = call.Range.End - 1;
        return end < text.Length && text[end] == ')' ? text.Insert(end, Argument) : null;
    }

    private static CallExpression? LastOf(Node body) => body switch
    {
        BlockStatement { Body: [.., ExpressionStatement last] } => last.Expression as CallExpression,
        BlockStatement { Body: [.., ReturnStatement last] } => last.Argument as CallExpression,
        _ => body as CallExpression,
    };

    private static bool IsNext(CallExpression call, string e) => call is
    {
        Optional: false,
        Arguments.Count: 0,
        Callee: MemberExpression { Computed: false, Optional: false, Object: Identifier target, Property: Identifier { Name: "next" } },
    } && target.Name == e;
}
