using Holdall.Plugins.JsHooks.Os;

namespace Holdall.Plugins.JsHooks.Files;

/// <summary>An opened file of a filesystem: <c>getReader(key)</c>.</summary>
internal sealed class KeyedFile(string key, Stream content, long size, string contentType, string? originalName, DateTimeOffset modified) : Stream
{
    public static readonly HostType<KeyedFile> Table = new HostType<KeyedFile>("FileReader", StreamTypes.Reader)
        .Method("size", file => file.Length)
        .Method("contentType", file => file.ContentType)
        .Method("modTime", file => file.Modified.UtcDateTime);

    public string Key => key;

    public string ContentType => contentType;

    public string? OriginalName => originalName;

    public DateTimeOffset Modified => modified;

    public override bool CanRead => true;

    public override bool CanSeek => content.CanSeek;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => content.Position;
        set => content.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => content.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => content.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }
}
