using Holdall;
using Microsoft.Extensions.DependencyInjection;

namespace Slugs;

/// <summary>Gives records with the fields <c>title</c> and <c>slug</c> their slug.</summary>
public sealed class SlugsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        plugin.Services.AddSingleton<SlugMaker>();
        plugin.AddSettings<SlugSettings>("slugs").AddEndpoints<SlugsModule>().AddHooks<SlugsHooks>().AddJobs<SlugsJobs>();
    }
}
