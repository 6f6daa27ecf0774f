namespace Holdall.Realtime;

/// <summary>Knows the connected clients. Without one there is no realtime API.</summary>
public interface IRealtimeBroker
{
    /// <summary>The clients that are connected now.</summary>
    IReadOnlyCollection<IRealtimeClient> Clients { get; }

    /// <summary>The client with this id, or null.</summary>
    IRealtimeClient? Find(string id);
}
