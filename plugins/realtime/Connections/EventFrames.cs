using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Holdall.Realtime;

namespace Holdall.Plugins.Realtime.Connections;

/// <summary>Writes messages as server-sent events.</summary>
internal sealed class EventFrames(string clientId, PipeWriter target)
{
    private readonly byte[] _start = Encoding.ASCII.GetBytes($"id:{clientId}\nevent:");

    public void Write(RealtimeMessage message)
    {
        target.Write(_start);
        Encoding.UTF8.GetBytes(message.Name, target);
        target.Write("\ndata:"u8);
        Encoding.UTF8.GetBytes(message.Data, target);
        target.Write("\n\n"u8);
    }

    public async Task FlushAsync(CancellationToken aborted) => await target.FlushAsync(aborted);
}
