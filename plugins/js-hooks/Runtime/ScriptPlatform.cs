namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>What all engines share.</summary>
internal sealed class ScriptPlatform(IEnumerable<HostType> tables, IEnumerable<IScriptGlobals> globals, JsHooksSettings settings, ScriptServices services)
{
    public HostTypes Types { get; } = new(tables);

    public ScriptJson Json => field ??= new ScriptJson(Types, Services);

    public Modules.TypeScript TypeScript { get; } = new();

    public IReadOnlyList<IScriptGlobals> Globals { get; } = [.. globals];

    public JsHooksSettings Settings => settings;

    /// <summary>What the host offers.</summary>
    public ScriptServices Services => services;
}
