using Holdall.Http;

namespace Holdall.Host.Plugins;

/// <summary><c>GET /api/plugins</c>: what <c>holdall plugins</c> lists, and what the next start will make of it.</summary>
internal sealed class ListPlugins(IReadOnlyList<PluginState> plugins, PluginSwitches switches)
{
    public Task RunAsync(RequestContext request)
    {
        var answers = switches.Describe([.. plugins.OrderBy(plugin => plugin.Id, StringComparer.Ordinal)]);
        return request.JsonAsync(StatusCodes.Status200OK, answers, static (json, all) =>
        {
            json.WriteStartArray();
            foreach (var plugin in all) PluginAnswer.Write(json, plugin);
            json.WriteEndArray();
        });
    }
}
