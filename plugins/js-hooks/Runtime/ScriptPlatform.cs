namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>What all engines share, made when the first of them is: a server without scripts needs none of it.</summary>
internal sealed class ScriptPlatform(
    Func<IEnumerable<HostType>> tables, Func<IEnumerable<IScriptGlobals>> globals, JsHooksSettings settings, ScriptServices services)
{
    private HostTypes? _types;
    private IReadOnlyList<IScriptGlobals>? _globals;
    private Modules.TypeScript? _typeScript;

    public HostTypes Types => LazyInitializer.EnsureInitialized(ref _types, () => new HostTypes(tables()));

    public ScriptJson Json => field ??= new ScriptJson(Types, Services);

    public Modules.TypeScript TypeScript => LazyInitializer.EnsureInitialized(ref _typeScript);

    public IReadOnlyList<IScriptGlobals> Globals => LazyInitializer.EnsureInitialized(ref _globals, () => [.. globals()]);

    public JsHooksSettings Settings => settings;

    /// <summary>What the host offers.</summary>
    public ScriptServices Services => services;
}
