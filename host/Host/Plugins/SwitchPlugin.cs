using Holdall.Http;

namespace Holdall.Host.Plugins;

/// <summary>Says whether the next start wants a plugin. What would lock people out takes <c>?force=true</c>.</summary>
internal sealed class SwitchPlugin(IReadOnlyList<PluginState> plugins, PluginSwitches switches)
{
    public Task RunAsync(RequestContext request, bool isOn)
    {
        var id = request.Route("id");
        var plugin = plugins.FirstOrDefault(one => one.Id == id) ?? throw ApiException.NotFound("Missing or unknown plugin.");
        var before = switches.Describe([plugin])[0];
        if (before.DecidedBy is { } stronger)
        {
            throw ApiException.BadRequest(
                $"Whether the plugin \"{id}\" runs is decided by {stronger}, which is stronger than {HostConfiguration.FileName}.");
        }

        if (!isOn && before.Losses.Count > 0 && request.Query("force") != "true")
        {
            throw ApiException.BadRequest($"{string.Join(' ', before.Losses)} Ask with force=true if that is meant.");
        }

        switches.Write(id, isOn);
        return request.JsonAsync(StatusCodes.Status200OK, switches.Describe([plugin])[0], PluginAnswer.Write);
    }
}
