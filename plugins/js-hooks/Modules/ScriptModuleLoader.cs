using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Modules;

namespace Holdall.Plugins.JsHooks.Modules;

/// <summary>Finds and loads what ES modules import. Modules of CommonJS have what they export by name, and all of it as the default.</summary>
internal sealed class ScriptModuleLoader(ScriptEngine script) : IModuleLoader
{
    public ResolvedSpecifier Resolve(string? referencingModuleLocation, ModuleRequest moduleRequest)
    {
        var id = moduleRequest.Specifier;
        if (RequireGlobals.IsBuiltIn(id)) return new ResolvedSpecifier(moduleRequest, id, null, SpecifierType.Bare);
        var path = id.StartsWith("file:", StringComparison.Ordinal) ? new Uri(id).LocalPath : id;
        var folder = Path.IsPathRooted(referencingModuleLocation) ? Path.GetDirectoryName(referencingModuleLocation)! : Environment.CurrentDirectory;
        var found = ModulePaths.Resolve(folder, path, isImport: true) ?? throw new JavaScriptException(
            script.Engine.Intrinsics.Error, $"Cannot find module '{id}'" + (referencingModuleLocation is null ? "" : $", imported by {referencingModuleLocation}"));
        return new ResolvedSpecifier(moduleRequest, found, new Uri(found), SpecifierType.RelativeOrAbsolute);
    }

    public Module LoadModule(Engine engine, ResolvedSpecifier resolved)
    {
        if (resolved.Type == SpecifierType.Bare) return Wrap(resolved.Key);
        if (resolved.Key.EndsWith(".json", StringComparison.Ordinal)) return ModuleFactory.BuildJsonModule(engine, resolved, File.ReadAllText(resolved.Key));
        try
        {
            return script.Generation.Modules.Of(resolved.Key, isStrict: true).Module is { } module
                ? ModuleFactory.BuildSourceTextModule(engine, in module)
                : Wrap(resolved.Key);
        }
        catch (ScriptPreparationException e)
        {
            throw new JavaScriptException(engine.Construct("SyntaxError", $"{resolved.Key}: {(e.InnerException ?? e).Message}"));
        }
    }

    /// <summary>A module that exports what another one is for <c>require</c>.</summary>
    private Module Wrap(string id)
    {
        var exports = script.Engine.Call(script.Engine.Global.Get("require"), JsValue.Undefined, [id]);
        var literal = new JsonSerializer(script.Engine);
        var text = new StringBuilder("const m = require(").Append(literal.Serialize(id)).Append(");\nexport default m;\n");
        var number = 0;
        foreach (var (key, descriptor) in (exports as ObjectInstance)?.GetOwnProperties() ?? [])
        {
            if (!descriptor.Enumerable || !key.IsString() || key.ToString() is "default" or "__esModule") continue;
            var name = literal.Serialize(key);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"const v{++number} = m[{name}]; export {{ v{number} as {name} }};\n");
        }

        return ModuleFactory.BuildSourceTextModule(script.Engine, Engine.PrepareModule(text.ToString(), id));
    }
}
