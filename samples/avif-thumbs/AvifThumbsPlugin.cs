using Holdall;
using Holdall.Files;
using Microsoft.Extensions.DependencyInjection;

namespace AvifThumbs;

/// <summary>Gives Holdall an encoder for AVIF. <c>{"settings": {"files": {"thumbFormats": ["image/avif", "image/webp"]}}}</c> switches it on.</summary>
public sealed class AvifThumbsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(PluginBuilder plugin)
    {
        plugin.Services.AddSingleton<IThumbEncoder, AvifEncoder>();
        plugin.AddSettings<AvifSettings>("avif-thumbs");
    }
}
