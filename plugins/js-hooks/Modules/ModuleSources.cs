using System.Collections.Concurrent;
using Acornima;
using Acornima.Ast;
using Jint;

namespace Holdall.Plugins.JsHooks.Modules;

/// <summary>
/// Compiles files: TypeScript without its types, CommonJS as a function, ES modules as they are. A file is one if its name or its package says so, or if it
/// can't be anything else.
/// </summary>
internal sealed class ModuleSources(TypeScript types)
{
    private static readonly ScriptPreparationOptions ScriptOptions = new()
    {
        ParsingOptions = new ScriptParsingOptions { RetainFunctionSourceText = true },
    };

    private static readonly ModulePreparationOptions ModuleOptions = new()
    {
        ParsingOptions = new ModuleParsingOptions { RetainFunctionSourceText = true },
    };

    private static readonly string Packages = $"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}";

    private readonly ConcurrentDictionary<(string Path, bool IsStrict), CompiledFile> _compiled = [];

    /// <summary>A module, compiled once: one of CommonJS is a function.</summary>
    public CompiledFile Of(string path, bool isStrict) => _compiled.GetOrAdd(
        (path, isStrict), file => Compile(file.Path, "(function(exports,require,module,__filename,__dirname){", "\n})", file.IsStrict));

    /// <summary>A file that is run as it is, unless it is a module.</summary>
    public CompiledFile OfScript(string path, bool isStrict) => Compile(path, "", "", isStrict);

    /// <summary>A name decides, and within packages what the package says. Elsewhere that is about other programs than this one.</summary>
    private static bool? IsModule(string path) => Path.GetExtension(path) switch
    {
        ".mjs" or ".mts" => true,
        ".cjs" or ".cts" => false,
        _ => path.Contains(Packages, StringComparison.Ordinal) ? PackageFile.Above(path)?.IsModule : null,
    };

    private CompiledFile Compile(string path, string head, string tail, bool isStrict)
    {
        var text = File.ReadAllText(path);
        if (TypeScript.Is(path)) text = types.Strip(text, path);
        CompiledFile Script() => new(Engine.PrepareScript(head + text + tail, path, isStrict, ScriptOptions), null);
        CompiledFile Module() => new(null, Engine.PrepareModule(text, path, ModuleOptions));
        return IsModule(path) switch
        {
            true => Module(),
            false => Script(),
            null => Either(Script, Module, head.Length),
        };
    }

    private static CompiledFile Either(Func<CompiledFile> script, Func<CompiledFile> module, int head)
    {
        try
        {
            return script();
        }
        catch (ScriptPreparationException asScript)
        {
            try
            {
                return module();
            }
            catch (ScriptPreparationException asModule) when (At(asModule) <= At(asScript) - head)
            {
                // Whoever understands more of it knows better what is wrong.
                throw asScript;
            }
        }
    }

    private static int At(ScriptPreparationException error) => (error.InnerException as ParseErrorException)?.Error.Index ?? 0;
}
