using System.Globalization;
using System.Text;
using Holdall.Plugins.JsHooks.App;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace Holdall.Plugins.JsHooks.Types;

/// <summary>The declarations of all globals and of the members of all objects, for editors: made from the tables that the scripts themselves see.</summary>
internal sealed class TypeDeclarations(ScriptPlatform platform, ScriptThreads threads, ScriptFolders folders)
{
    private const string Any = "(...args: any[]): any";

    /// <summary>What is declared by hand, in a file of its own.</summary>
    private static readonly string[] ByHand =
    [
        .. Web.WebGlobals.Names, "setTimeout", "setInterval", "clearTimeout", "clearInterval", "FormData", "console", "global",
        "routerAdd", "routerUse", "cronAdd", "cronRemove", "require", "sleep", "toString", "arrayOf", "__hooks",
    ];

    private const string HookOf = """
          interface HookOf<E> {
            bindFunc(handler: (e: E) => any): string;
            bind(handler: { id?: string; priority?: number; func: (e: E) => any }): string;
            unbind(...ids: string[]): void;
            unbindAll(): void;
            length(): number;
          }

        """;

    private readonly Signatures _signatures = new();

    public string Make()
    {
        var generation = new ScriptGeneration(platform, threads, folders.Hooks);
        using var engine = new ScriptEngine(generation, ScriptEngineKind.Loader);
        return ScriptGeneration.Run(engine, () => Write(engine));
    }

    private string Write(ScriptEngine engine)
    {
        var text = new StringBuilder(TypesFile.Stamp).Append("\n// The globals of hooks and migrations, for editors. Made by the server; changes are lost.\n\n");
        text.Append("declare namespace holdall {\n");
        var named = platform.Types.All.GroupBy(t => t.Name).OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var tables in named) AppendInterface(text, tables.Key, [.. tables]);
        text.Append(HookOf).Append("}\n\n");
        foreach (var name in Globals(engine)) AppendGlobal(text, name, engine.Engine.Global.Get(name));
        return text.Append('\n').Append(Signatures.Text("globals.d.ts")).ToString();
    }

    private void AppendInterface(StringBuilder text, string name, HostType[] tables)
    {
        var parent = tables.Select(t => t.Parent?.Name).FirstOrDefault(p => p is not null && p != name);
        text.Append("  interface ").Append(name).Append(parent is null ? " {\n" : $" extends {parent} {{\n");
        foreach (var member in tables.SelectMany(t => t.Members.Values).DistinctBy(m => m.Name).OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            text.Append("    ").Append(member.IsProperty && member.Set is null ? "readonly " : "").Append(member.Name)
                .Append(_signatures.Of(name, member.Name) ?? (member.IsProperty ? ": any" : Any)).Append(";\n");
        }

        if (name == AppType.Table.Name) AppendHooks(text);
        text.Append("  }\n");
    }

    /// <summary>The hooks as methods of the application.</summary>
    private void AppendHooks(StringBuilder text)
    {
        foreach (var hook in HookPoints.All)
            text.Append(CultureInfo.InvariantCulture, $"    {hook.Name}(...tags: string[]): HookOf<{EventOf(hook)}>;\n");
    }

    /// <summary>Names of what scripts have beyond the language.</summary>
    private static IEnumerable<string> Globals(ScriptEngine engine)
    {
        using var plain = new Engine();
        var known = plain.Global.GetOwnPropertyKeys().Select(k => k.ToString()).ToHashSet(StringComparer.Ordinal);
        var all = engine.Engine.Global.GetOwnPropertyKeys().Where(k => k.IsString()).Select(k => k.ToString());
        return all.Where(k => !known.Contains(k) && !ByHand.Contains(k)).Order(StringComparer.Ordinal);
    }

    private void AppendGlobal(StringBuilder text, string name, JsValue value)
    {
        if (HookPoints.All.FirstOrDefault(p => p.Name == name) is { } hook)
        {
            text.Append(CultureInfo.InvariantCulture, $"declare function {name}(handler: string | ((e: {EventOf(hook)}) => any), ...tags: string[]): void;\n");
            return;
        }

        text.Append(value switch
        {
            Constructor => $"declare const {name}: {{ new{Any[..^5]}: {InterfaceOf(name)} }};\n",
            HostObject host => $"declare const {name}: {InterfaceOf(host.Table.Name)};\n",
            _ when value.IsCallable() => $"declare function {name}{Any};\n",
            JsObject group => $"declare const {name}: {{ {string.Join("; ", group.GetOwnPropertyKeys().Select(k => MemberOf(k.ToString(), group.Get(k))))} }};\n",
            _ => $"declare const {name}: any;\n",
        });
    }

    private static string MemberOf(string name, JsValue value) => name + (value.IsCallable() ? Any : ": any");

    private string EventOf(HookPoint hook) => platform.Types.Has(hook.EventType) ? "holdall." + platform.Types.Of(hook.EventType).Name : "any";

    private string InterfaceOf(string name) => platform.Types.All.Any(t => t.Name == name) ? "holdall." + name : "any";
}
