namespace Holdall.Plugins.Realtime.Connections;

/// <summary>The way of messages to one client. One caller at a time uses it; an exception ends the stream.</summary>
internal interface IFrameWriter
{
    /// <summary>Writes a message. It may stay in a buffer until <see cref="FlushAsync"/>.</summary>
    ValueTask WriteAsync(Frame frame);

    /// <summary>Sends what is in the buffer, and waits while the client does not take it.</summary>
    ValueTask FlushAsync();
}
