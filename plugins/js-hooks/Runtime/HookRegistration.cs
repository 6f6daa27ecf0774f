namespace Holdall.Plugins.JsHooks.Runtime;

/// <summary>A handler of a hook.</summary>
internal sealed record HookRegistration(HookPoint Point, ScriptSource Handler, IReadOnlyList<string> Tags)
{
    /// <summary>Empty for those that nobody refers to.</summary>
    public string Id { get; init; } = "";

    public int Priority { get; init; }
}
