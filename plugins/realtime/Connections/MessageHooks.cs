using Holdall.Realtime;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>Lets handlers change or drop messages before they are written.</summary>
internal sealed class MessageHooks(IHooks hooks, RequestContext request, RealtimeClient client, IFrameWriter inner) : IFrameWriter
{
    private readonly IHook<RealtimeMessageEvent> _hook = hooks.RealtimeMessageSend;

    public ValueTask WriteAsync(Frame frame) => _hook.HasHandlersFor(null) && !frame.IsReply ? new ValueTask(RunAsync(frame)) : inner.WriteAsync(frame);

    public ValueTask FlushAsync() => inner.FlushAsync();

    private async Task RunAsync(Frame frame)
    {
        // A handler may be slow, and whoever sends goes on meanwhile.
        await Task.Yield();
        var e = new RealtimeMessageEvent { Request = request, Aborted = request.Aborted, Client = client, Message = frame.Message };
        await _hook.RunAsync(e, () => inner.WriteAsync(ReferenceEquals(e.Message, frame.Message) ? frame : new Frame(e.Message)).AsTask());
    }
}
