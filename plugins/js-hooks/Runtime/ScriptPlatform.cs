namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>What all engines share.</summary>
internal sealed class ScriptPlatform(IEnumerable<HostType> tables, IEnumerable<IScriptGlobals> globals, JsHooksSettings settings)
{
    public HostTypes Types { get; } = new(tables);

    public ScriptJson Json => field ??= new ScriptJson(Types);

    public IReadOnlyList<IScriptGlobals> Globals { get; } = [.. globals];

    public JsHooksSettings Settings => settings;
}
