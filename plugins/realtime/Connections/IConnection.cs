namespace Holdall.Plugins.Realtime.Connections;

/// <summary>What carries the messages of one client.</summary>
internal interface IConnection : IFrameWriter
{
    /// <summary>Begins the answer, once no handler has refused.</summary>
    ValueTask OpenAsync(RealtimeClient client);

    /// <summary>Takes what the client says, until it hangs up; null when it can't say anything.</summary>
    Task? ReadAsync(RealtimeClient client);

    /// <summary>Ends it, after the last message.</summary>
    ValueTask CloseAsync();
}
