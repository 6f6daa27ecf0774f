using Holdall.Settings;

namespace Holdall.Plugins.AdminUi;

/// <summary>Serves the dashboard at <c>/_/</c>.</summary>
public sealed class AdminUiPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        plugin.Services.AddSingleton(static services => new DashboardFiles(typeof(AdminUiPlugin).Assembly, services.GetRequiredService<ISettings>()));
        plugin.AddEndpoints<DashboardModule>();
    }
}
