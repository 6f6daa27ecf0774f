namespace Holdall.Plugins.JsHooks.Hosting;

/// <summary>Where things are.</summary>
/// <param name="Data">The data directory.</param>
/// <param name="Hooks">The folder of hooks.</param>
/// <param name="Migrations">The folder of migrations.</param>
/// <param name="IsDevelopment">Whether the server runs for its developer.</param>
internal sealed record ScriptFolders(string Data, string Hooks, string Migrations, bool IsDevelopment);
