using Acornima;
using Acornima.Ast;
using Jint;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>
/// The text of a function, compiled once and run by every engine: nothing of the place where it was written is in sight. Errors name the file and the line
/// where it stands.
/// </summary>
internal sealed class TextSource : ScriptSource
{
    private const string Head = "(function(){return(";

    private readonly Prepared<Script> _prepared;

    public TextSource(string text, string file, int line, int column) : base(file, line)
    {
        var options = new ScriptPreparationOptions
        {
            ParsingOptions = new ScriptParsingOptions
            {
                RetainFunctionSourceText = true,
                SourceOffset = Position.From(Math.Max(line, 1), Math.Max(column - Head.Length, 0)),
            },
        };
        var whole = $"{Head}{text}\n)}})()";
        var prepared = Engine.PrepareScript(whole, file, strict: true, options);
        // Where the offset is known, ranges are not those of this text.
        var marked = LastCall.Mark(whole, Engine.PrepareScript(whole, strict: true).Program!);
        _prepared = marked is null ? prepared : Engine.PrepareScript(marked, file, strict: true, options);
    }

    public override JsValue In(ScriptEngine engine) => engine.Engine.Evaluate(_prepared);
}
