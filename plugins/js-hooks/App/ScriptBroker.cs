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
        .Method("clientById", (broker, a) => broker.Broker.Find(a.Text(0)) ?? throw new ScriptException($"no client associated with connection ID \"{a.Text(0)}\""))
        .Action("register", (_, _) => throw new ScriptException("not supported: clients connect by themselves"))
        .Action("unregister", (broker, a) => broker.Broker.Find(a.Text(0))?.Disconnect());

    private IRealtimeBroker Broker => services.Require<IRealtimeBroker>("realtime");

    private IReadOnlyCollection<IRealtimeClient> Clients => Broker.Clients;
}
