using System.Collections.Concurrent;

namespace Holdall.Bench.Reference;

/// <summary>Read connections for reuse. Reading is synchronous, so there are never more of them than threads that read.</summary>
internal sealed class ReaderPool(string file) : IDisposable
{
    private readonly ConcurrentQueue<PostReader> _idle = new();

    public PostReader Rent() => _idle.TryDequeue(out var reader) ? reader : new PostReader(file);

    public void Return(PostReader reader) => _idle.Enqueue(reader);

    public void Dispose()
    {
        while (_idle.TryDequeue(out var reader))
            reader.Dispose();
    }
}
