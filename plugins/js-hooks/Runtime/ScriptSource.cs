using Acornima;
using Acornima.Ast;
using Jint;

namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>
/// The text of a function, compiled once and run by every engine: nothing of the place where it was written is in sight. Errors name the file and the line
/// where it stands.
/// </summary>
internal sealed class ScriptSource
{
    private const string Head = "(function(){return(";

    public ScriptSource(string text, string file, int line, int column)
    {
        File = file;
        Line = line;
        var prefix = Head.Length;
        Prepared = Engine.PrepareScript($"{Head}{text}\n)}})()", file, strict: true, new ScriptPreparationOptions
        {
            ParsingOptions = new ScriptParsingOptions
            {
                RetainFunctionSourceText = true,
                SourceOffset = Position.From(Math.Max(line, 1), Math.Max(column - prefix, 0)),
            },
        });
    }

    /// <summary>The file that the function stands in.</summary>
    public string File { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>File and line.</summary>
    public string Place => $"{File}:{Line}";

    public Prepared<Script> Prepared { get; }
}
