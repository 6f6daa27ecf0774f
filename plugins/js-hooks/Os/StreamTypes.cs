namespace Holdall.Plugins.JsHooks.Os;

/// <summary>Readers and open files in scripts.</summary>
internal static class StreamTypes
{
    public static readonly HostType<Stream> Reader = new HostType<Stream>("Reader")
        .Method("close", Close)
        .AsJson(_ => new Dictionary<string, object?>());

    public static readonly HostType<FileStream> File = new HostType<FileStream>("File", Reader)
        .Method("name", file => file.Name)
        .Method("stat", file => FileEntry.Of(file.Name))
        .Method("write", (file, a) => Write(file, a.Bytes(0)))
        .Method("writeString", (file, a) => Write(file, a.Bytes(0)))
        .Method("seek", (file, a) => file.Seek(a.Integer(0), (SeekOrigin)a.Integer(1)))
        .Action("truncate", (file, a) => file.SetLength(a.Integer(0)))
        .Action("sync", (file, _) => file.Flush(flushToDisk: true));

    private static object? Close(Stream stream)
    {
        stream.Dispose();
        return null;
    }

    private static int Write(FileStream file, byte[] bytes)
    {
        file.Write(bytes);
        file.Flush();
        return bytes.Length;
    }
}
