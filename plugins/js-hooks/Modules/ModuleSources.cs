using System.Collections.Concurrent;
using Acornima.Ast;
using Jint;

namespace Holdall.Plugins.JsHooks.Modules;

/// <summary>Compiled modules by their path.</summary>
internal sealed class ModuleSources
{
    private static readonly ScriptPreparationOptions Options = new()
    {
        ParsingOptions = new ScriptParsingOptions { RetainFunctionSourceText = true },
    };

    private readonly ConcurrentDictionary<string, Prepared<Script>> _prepared = new(StringComparer.Ordinal);

    /// <summary>The function that a module is, compiled.</summary>
    public Prepared<Script> Of(string path, bool isStrict) => _prepared.GetOrAdd(path, static (file, strict) => Engine.PrepareScript(
        "(function(exports,require,module,__filename,__dirname){" + File.ReadAllText(file) + "\n})", file, strict, Options), isStrict);
}
