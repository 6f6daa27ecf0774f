using Holdall.Http;
using Holdall.Plugins.Realtime.Connections;
using Holdall.Plugins.Realtime.Subscriptions;
using Holdall.Values;

namespace Holdall.Plugins.Realtime.Channels;

/// <summary><c>POST /api/realtime/send</c>: what a member of a channel sends to the others, or says of itself.</summary>
internal sealed class SendToChannel(RealtimeBroker broker, ChannelHub channels)
{
    public const string Path = "/api/realtime/send";

    public async Task RunAsync(RequestContext request)
    {
        var body = (await request.ReadBodyAsync()).Values.AsReadOnly();
        var client = CallingClient.Find(broker, TextOf(body, "clientId"), request);
        CallingClient.RequireSame(client, request.Auth);
        Run(client, body);
        await request.NoContentAsync();
    }

    /// <summary>Carries out what a client has said.</summary>
    public void Run(RealtimeClient client, IReadOnlyDictionary<string, object?> said)
    {
        var channel = TextOf(said, "channel");
        if (said.TryGetValue("data", out var data)) channels.Send(client, channel, Cast.Serialize(data));
        else if (said.TryGetValue("state", out var state)) channels.SetState(client, channel, Cast.Serialize(state));
        else throw ApiException.BadRequest("Either data or state is needed.");
    }

    private static string TextOf(IReadOnlyDictionary<string, object?> said, string name) =>
        said.GetValueOrDefault(name) is string { Length: > 0 } text ? text : throw ApiException.BadRequest($"{name} must be a text.");
}
