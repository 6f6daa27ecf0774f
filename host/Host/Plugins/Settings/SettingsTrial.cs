using System.Reflection;
using System.Text.RegularExpressions;
using Holdall.Http;
using Microsoft.Extensions.Options;

namespace Holdall.Host.Plugins.Settings;

/// <summary>
/// Asks a plugin that runs what it thinks of settings before they are written: with them it is configured once more, which does no more than say what it
/// would contribute, and its options are made. What it refuses there would keep it from starting.
/// </summary>
internal static class SettingsTrial
{
    /// <exception cref="ApiException">The plugin refuses them.</exception>
    public static void ThrowIfRefused(PluginState plugin, IConfiguration configuration)
    {
        if (plugin is not { Plugin: { } instance, Contributions: { } running }) return;
        try
        {
            var builder = new PluginBuilder(plugin.Manifest, plugin.Folder, running.DataDirectory, configuration) { IsDevelopment = running.IsDevelopment };
            instance.Configure(builder);
            MakeOptions(builder);
        }
        catch (Exception e)
        {
            throw Refusal(plugin.Id, e is TargetInvocationException { InnerException: { } inner } ? inner : e);
        }
    }

    private static void MakeOptions(PluginBuilder builder)
    {
        var services = new ServiceCollection().AddOptions();
        foreach (var service in builder.Services)
        {
            if (service.ServiceType.IsGenericType && IsOfOptions(service.ServiceType.GetGenericTypeDefinition())) services.Add(service);
        }

        using var provider = services.BuildServiceProvider();
        foreach (var (_, type) in builder.Settings)
        {
            var options = typeof(IOptions<>).MakeGenericType(type);
            _ = options.GetProperty(nameof(IOptions<>.Value))!.GetValue(provider.GetRequiredService(options));
        }
    }

    private static bool IsOfOptions(Type type) =>
        type == typeof(IConfigureOptions<>) || type == typeof(IPostConfigureOptions<>) || type == typeof(IValidateOptions<>)
        || type == typeof(IOptionsChangeTokenSource<>);

    /// <summary>Beside the setting where the plugin names it, as <c>settings.files.maxUploads</c>.</summary>
    private static ApiException Refusal(string plugin, Exception fault)
    {
        var errors = new FieldErrors();
        var name = $@"settings[.:]{Regex.Escape(plugin)}[.:](?<path>\w+(?:[.:]\w+)*)";
        var named = Regex.Match(fault.Message, name, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        if (named.Success) errors.Add(named.Groups["path"].Value.Replace(':', '.'), new FieldError("validation_refused_by_plugin", fault.Message));
        return ApiException.BadRequest($"The plugin \"{plugin}\" refuses these settings: {fault.Message}", errors, cause: fault);
    }
}
