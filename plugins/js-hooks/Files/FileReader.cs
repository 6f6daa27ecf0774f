namespace Holdall.Plugins.JsHooks.Files;

/// <summary>The content of a file that is to be stored: whoever reads it opens it.</summary>
internal sealed class FileReader(Func<Stream> open)
{
    public static readonly HostType<FileReader> Table = new HostType<FileReader>("FileReader")
        .Method("open", reader => reader.Open())
        .AsJson(_ => new Dictionary<string, object?>());

    public Stream Open() => open();

    /// <summary>What can be read of a value of a script, or null.</summary>
    public static Stream? StreamOf(object? value) => value switch
    {
        Stream stream => stream,
        FileReader reader => reader.Open(),
        _ => null,
    };
}
