using Holdall.Plugins.JsHooks.Errors;
using Holdall.Realtime;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>The clients that are connected.</summary>
internal sealed class ScriptBroker(ScriptServices services)
{
    public static readonly HostType<ScriptBroker> Table = new HostType<ScriptBroker>("Broker")
        .Method("clients", broker => broker.Clients.ToDictionary(client => client.Id, client => (object?)client))
        .Method("chunkedClients", (broker, a) => broker.Clients.Chunk((int)Math.Max(1, a.Integer(0))).Select(chunk => chunk.ToList()).ToList())
        .Method("totalClients", broker => broker.Clients.Count)
        .Method("clientById", (broker, a) => broker.Find(a) ?? throw new ScriptException($"no client associated with connection ID \"{a.Text(0)}\""))
        .Action("register", (_, _) => throw new ScriptException("not supported: clients connect by themselves"))
        .Action("unregister", (broker, a) => broker.Find(a)?.Disconnect());

    private IRealtimeBroker Broker => services.Require<IRealtimeBroker>("realtime");

    /// <summary>Those that were told to go are still there for a moment, but not for scripts.</summary>
    private List<IRealtimeClient> Clients => [.. Broker.Clients.Where(client => client.IsConnected)];

    private IRealtimeClient? Find(CallArguments a) => Broker.Find(a.Text(0)) is { IsConnected: true } client ? client : null;
}
