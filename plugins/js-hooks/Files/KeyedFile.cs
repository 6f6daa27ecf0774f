using Holdall.Files;
using Holdall.Plugins.JsHooks.Os;

namespace Holdall.Plugins.JsHooks.Files;

/// <summary>An opened file of a filesystem: <c>getReader(key)</c>.</summary>
/// <param name="engine">That of the script that has opened it.</param>
/// <param name="file">The file.</param>
internal sealed class KeyedFile(ScriptEngine engine, StoredFile file) : Stream
{
    public static readonly HostType<KeyedFile> Table = new HostType<KeyedFile>("FileReader", StreamTypes.Reader)
        .Method("size", reader => reader.Length)
        .Method("contentType", reader => reader.Stored.ContentType)
        .Method("modTime", reader => reader.Stored.Modified.UtcDateTime);

    public StoredFile Stored => file;

    public override bool CanRead => true;

    public override bool CanSeek => file.Content.CanSeek;

    public override bool CanWrite => false;

    public override long Length => file.Size;

    public override long Position
    {
        get => file.Content.Position;
        set => file.Content.Position = value;
    }

    /// <summary>What comes over a network is read asynchronously only; scripts wait for it.</summary>
    public override int Read(byte[] buffer, int offset, int count) => ScriptThread.Current is null
        ? file.Content.Read(buffer, offset, count)
        : engine.Wait(file.Content.ReadAsync(buffer, offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        file.Content.ReadAsync(buffer, offset, count, cancellationToken);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        file.Content.ReadAsync(buffer, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => file.Content.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Content.Dispose();
        base.Dispose(disposing);
    }
}
