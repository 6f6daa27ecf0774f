using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Runtime;

namespace Holdall.Plugins.JsHooks.Loading;

/// <summary>Takes the text of handlers out of the files that register them.</summary>
internal static class HandlerSource
{
    /// <summary>The text of a function, or a text that is one.</summary>
    /// <exception cref="JavaScriptException">It is neither, or the text is no function expression.</exception>
    public static ScriptSource Of(ScriptEngine engine, JsValue handler)
    {
        if (handler.IsString()) return OfText(engine, handler.ToString().TrimEnd(' ', '\n', '\r', '\t', ';'));
        if (handler is not Function { FunctionDeclaration: Node node } function)
            throw new JavaScriptException(engine.Engine.Intrinsics.TypeError, "a handler must be a function, or a text with one");
        var start = node.Location.Start;
        if (engine.HookModules.IsLoading) return engine.HookModules.Add(function, start.Line);
        return Compile(engine, function.ToString(), node.Location.SourceFile ?? engine.LoadingFile ?? "", start.Line, start.Column);
    }

    private static TextSource OfText(ScriptEngine engine, string text)
    {
        var source = Compile(engine, text, engine.LoadingFile ?? "", 1, 0);
        if (new Acornima.Parser().ParseExpression(text, strict: true) is FunctionExpression or ArrowFunctionExpression) return source;
        throw new JavaScriptException(engine.Engine.Intrinsics.TypeError, "a handler must be a function, or a text with one");
    }

    private static TextSource Compile(ScriptEngine engine, string text, string file, int line, int column)
    {
        try
        {
            return new TextSource(text, file, line, column);
        }
        catch (ScriptPreparationException e)
        {
            throw new JavaScriptException(
                engine.Engine.Intrinsics.Error, $"{file}:{line}: a handler must be a function expression: {(e.InnerException ?? e).Message}");
        }
    }
}
