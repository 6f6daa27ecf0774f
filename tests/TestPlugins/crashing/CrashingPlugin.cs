namespace Holdall.Plugins.Crashing;

/// <summary>Takes the whole process with it.</summary>
public sealed class CrashingPlugin : IPlugin
{
    public void Configure(PluginBuilder plugin) => Environment.FailFast("Crashed on purpose.");
}
