using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Files;

/// <summary>A file in a script that is to be stored with a record.</summary>
internal sealed class ScriptFile
{
    public static readonly HostType<ScriptFile> Table = new HostType<ScriptFile>("File")
        .Property("name", file => file.Name, (file, a) => file.Name = a.Text(0))
        .Property("originalName", file => file.OriginalName, (file, a) => file.OriginalName = a.Text(0))
        .Property("size", file => file.Size)
        .Property("reader", file => file.Open)
        .AsJson(file => new Dictionary<string, object?> { ["name"] = file.Name, ["originalName"] = file.OriginalName, ["size"] = file.Size });

    /// <param name="file">The file.</param>
    /// <param name="name">The name under which it will be stored.</param>
    public ScriptFile(UploadedFile file, string name)
    {
        OriginalName = file.FileName;
        Size = file.Size;
        Open = file.Open;
        Name = name;
    }

    public ScriptFile(FileUpload upload)
    {
        Name = upload.StoredName;
        OriginalName = upload.OriginalName;
        Size = upload.Size;
        Open = upload.Open;
    }

    /// <summary>The name under which it will be stored.</summary>
    public string Name { get; set; }

    public string OriginalName { get; set; }

    public long Size { get; }

    /// <summary>Opens the content from its start.</summary>
    public Func<Stream> Open { get; }

    public FileUpload ToUpload() => new() { Field = "", StoredName = Name, OriginalName = OriginalName, Size = Size, Open = Open };
}
