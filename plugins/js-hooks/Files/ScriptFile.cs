using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Files;

/// <summary>A file in a script that is to be stored with a record.</summary>
internal sealed class ScriptFile
{
    public static readonly HostType<ScriptFile> Table = new HostType<ScriptFile>("File")
        .Property("name", file => file.Name, (file, a) => file.Change(a.Text(0), file.OriginalName))
        .Property("originalName", file => file.OriginalName, (file, a) => file.Change(file.Name, a.Text(0)))
        .Property("size", file => file.Size)
        .Property("reader", file => new FileReader(file.Open))
        .AsJson(file => new Dictionary<string, object?> { ["name"] = file.Name, ["originalName"] = file.OriginalName, ["size"] = file.Size });

    private readonly Record? _record;
    private FileUpload? _upload;

    /// <param name="file">The file.</param>
    /// <param name="name">The name under which it will be stored.</param>
    public ScriptFile(UploadedFile file, string name)
    {
        OriginalName = file.FileName;
        Size = file.Size;
        Open = file.Open;
        Name = name;
    }

    /// <param name="record">The record that it is attached to: its name is changed there as well.</param>
    /// <param name="upload">The file.</param>
    public ScriptFile(Record record, FileUpload upload)
    {
        _record = record;
        _upload = upload;
        Name = upload.StoredName;
        OriginalName = upload.OriginalName;
        Size = upload.Size;
        Open = upload.Open;
    }

    /// <summary>The name under which it will be stored.</summary>
    public string Name { get; private set; }

    public string OriginalName { get; private set; }

    public long Size { get; }

    /// <summary>Opens the content from its start.</summary>
    public Func<Stream> Open { get; }

    public FileUpload ToUpload() => new() { Field = "", StoredName = Name, OriginalName = OriginalName, Size = Size, Open = Open };

    /// <summary>Gives it other names.</summary>
    public void Change(string name, string originalName)
    {
        if (_record is not null && _upload is { } before)
        {
            _upload = new FileUpload
            {
                Field = before.Field,
                StoredName = name,
                OriginalName = originalName,
                Size = Size,
                Open = Open,
                Staged = before.Staged,
            };
            _record.Exchange(before, _upload);
            Put(_record, before.Field, before.StoredName, name);
        }

        (Name, OriginalName) = (name, originalName);
    }

    private static void Put(Record record, string field, string before, string name)
    {
        if (before == name) return;
        if (record[field] is string[] names) record[field] = Array.ConvertAll(names, stored => stored == before ? name : stored);
        else if (record[field] is string stored && stored == before) record[field] = name;
    }
}
