namespace Holdall.Plugins.JsHooks.Files;

/// <summary>A file of a filesystem is written or deleted, which handlers of a script see and may change.</summary>
internal sealed class FilesystemEvent(ScriptFilesystem filesystem, string key)
{
    public static readonly HostType<FilesystemEvent> Table = new HostType<FilesystemEvent>("FilesystemEvent")
        .Action("next", (e, _) => e.Next())
        .Property("filesystem", e => e.Filesystem)
        .Property("fileKey", e => e.Key, (e, a) => e.Key = a.Text(0))
        .Property("options", e => e.Options)
        .Property("writer", e => e.Writer, (e, a) => e.Writer = a.Require<KeyedWriter>(0));

    public ScriptFilesystem Filesystem => filesystem;

    public string Key { get; private set; } = key;

    /// <summary>As the script has given them; null unless something is written.</summary>
    public object? Options { get; init; }

    /// <summary>What takes the content, once the last stage has run.</summary>
    public KeyedWriter? Writer { get; set; }

    /// <summary>Goes on with the next handler.</summary>
    public Action Next { get; set; } = () => { };
}
