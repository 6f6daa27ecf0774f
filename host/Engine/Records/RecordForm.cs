using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Files;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>
/// Loads a body into a record: field names and names with modifiers, shortest keys first, and files. What the
/// caller may not set is left out.
/// </summary>
internal sealed class RecordForm
{
    private readonly Record _record;
    private readonly RequestBody _body;
    private readonly bool _isSuperuser;

    private RecordForm(Record record, RequestBody body, bool isSuperuser)
    {
        _record = record;
        _body = body;
        _isSuperuser = isSuperuser;
    }

    /// <summary>The keys whose outcome depends on what the row holds.</summary>
    public Modifiers Modifiers { get; private set; } = Modifiers.None;

    public static RecordForm Load(Record record, RequestBody body, bool isSuperuser)
    {
        var form = new RecordForm(record, body, isSuperuser);
        form.Load();
        return form;
    }

    /// <summary>The body as rules see it: values of fields normalised under their plain names, other keys as they were sent.</summary>
    public IReadOnlyDictionary<string, object?> Resolved()
    {
        var resolved = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in _body.Values)
        {
            if (FieldKey.Parse(_record.Collection, key) is not { } known) resolved[key] = value;
            else if (IsSettable(known.Field)) resolved[known.Field.Name] = ValueOf(known.Field);
        }

        foreach (var file in _body.Files)
        {
            if (FieldKey.Parse(_record.Collection, file.Key) is { Field: FileField field } && IsSettable(field)) resolved[field.Name] = ValueOf(field);
        }

        return resolved;
    }

    private void Load()
    {
        var keys = new List<(FieldKey Key, object? Value, List<UploadedFile>? Files)>(_body.Values.Count);
        foreach (var (text, value) in _body.Values)
        {
            if (FieldKey.Parse(_record.Collection, text) is { } key && IsSettable(key.Field)) keys.Add((key, value, null));
        }

        foreach (var file in _body.Files) AddFile(keys, file);
        // A stable sort: keys of one length are applied in the order in which they came.
        foreach (var (key, value, files) in keys.OrderBy(k => k.Key.Text.Length))
        {
            var uploads = files is null ? [] : Attach(key.Field, files);
            key.Apply(_record, value, uploads);
            if (!key.IsRelative || keys.Exists(k => k.Key.Field == key.Field && k.Key.Modifier == FieldModifier.Set)) continue;
            if (ReferenceEquals(Modifiers, Modifiers.None)) Modifiers = new Modifiers();
            Modifiers.Add(_record, key, value, uploads);
        }
    }

    private void AddFile(List<(FieldKey Key, object? Value, List<UploadedFile>? Files)> keys, UploadedFile file)
    {
        if (FieldKey.Parse(_record.Collection, file.Key) is not { Field: FileField } key || !IsSettable(key.Field)) return;
        var at = keys.FindIndex(k => k.Key.Text == file.Key);
        if (at < 0)
        {
            keys.Add((key, null, [file]));
            return;
        }

        var files = keys[at].Files ?? [];
        files.Add(file);
        keys[at] = keys[at] with { Files = files };
    }

    private string[] Attach(Field field, List<UploadedFile> files)
    {
        var names = new string[files.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var upload = new FileUpload { Field = field.Name, StoredName = StoredName(files[i]), OriginalName = files[i].FileName, Size = files[i].Size, Open = files[i].Open };
            _record.Attach(upload);
            names[i] = upload.StoredName;
        }

        return names;
    }

    private static string StoredName(UploadedFile file)
    {
        using var content = file.Open();
        Span<byte> head = stackalloc byte[ContentTypes.HeadLength];
        return FileNames.Create(file.FileName, head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
    }

    /// <summary>Autodates are set by the engine only, and hidden fields by superusers only, but for the password of auth records.</summary>
    private bool IsSettable(Field field) =>
        field is not AutodateField && (_isSuperuser || !field.Hidden || _record.Collection.IsAuth && field.Name == FieldNames.Password);

    private object? ValueOf(Field field)
    {
        var value = _record[field.Name];
        if (field is not FileField || _record.Uploads.Count == 0) return value is string[] list ? list.ToList<object?>() : value;
        var files = new List<object?>();
        foreach (var name in _record.GetStrings(field.Name)) files.Add(FindUpload(field, name) ?? (object)name);
        return field.IsMultiple ? files : files.Count == 0 ? "" : files[^1];
    }

    private FileUpload? FindUpload(Field field, string name)
    {
        foreach (var upload in _record.Uploads)
        {
            if (upload.Field == field.Name && upload.StoredName == name) return upload;
        }

        return null;
    }
}
