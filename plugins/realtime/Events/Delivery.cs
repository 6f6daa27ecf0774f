using Holdall.Plugins.Realtime.Connections;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>A message and who gets it.</summary>
internal readonly record struct Delivery(RealtimeClient[] Clients, Frame Frame)
{
    public void Send()
    {
        foreach (var client in Clients) client.Send(Frame);
    }
}
