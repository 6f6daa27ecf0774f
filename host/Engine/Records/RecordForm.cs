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
    private readonly UploadsByKey _files;

    private RecordForm(Record record, RequestBody body, bool isSuperuser)
    {
        _files = UploadsByKey.Of(record.Collection, body);
        _record = record;
        _body = body;
        _isSuperuser = isSuperuser;
    }

    /// <summary>The keys whose outcome depends on what the row holds.</summary>
    public Modifiers Modifiers { get; private set; } = Modifiers.None;

    /// <param name="record">The record.</param>
    /// <param name="body">What was sent.</param>
    /// <param name="isSuperuser">Whether hidden fields are set as well.</param>
    /// <param name="aborted">Gives up while files are looked at.</param>
    public static RecordForm Load(Record record, RequestBody body, bool isSuperuser, CancellationToken aborted = default)
    {
        var form = new RecordForm(record, body, isSuperuser);
        form.Load(aborted);
        return form;
    }

    /// <summary>The body as rules see it: values of fields normalised under their plain names, other keys as they were sent.</summary>
    public IReadOnlyDictionary<string, object?> Resolved()
    {
        var resolved = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in _body.Values)
        {
            if (FieldKey.Parse(_record.Collection, key) is not { } known) resolved[key] = value;
            else if (IsSeen(known.Field)) resolved[known.Field.Name] = ValueOf(known.Field);
        }

        foreach (var (key, _) in _files.Groups)
        {
            if (IsSettable(key.Field)) resolved[key.Field.Name] = ValueOf(key.Field);
        }

        return resolved;
    }

    private void Load(CancellationToken aborted)
    {
        var keys = new List<(FieldKey Key, object? Value)>(_body.Values.Count);
        foreach (var (text, value) in _body.Values)
        {
            if (FieldKey.Parse(_record.Collection, text) is { } key && IsSettable(key.Field)) keys.Add((key, value));
        }

        foreach (var (key, _) in _files.Groups)
        {
            if (IsSettable(key.Field) && !_body.Values.ContainsKey(key.Text)) keys.Add((key, null));
        }

        // A stable sort: keys of one length are applied in the order in which they came.
        foreach (var (key, value) in keys.OrderBy(k => k.Key.Text.Length))
        {
            var uploads = Attach(key.Field, _files.FilesOf(key), aborted);
            key.Apply(_record, value, uploads);
            if (!key.IsRelative || keys.Exists(k => k.Key.Field == key.Field && k.Key.Modifier == FieldModifier.Set)) continue;
            if (ReferenceEquals(Modifiers, Modifiers.None)) Modifiers = new Modifiers();
            Modifiers.Add(_record, key, value, uploads);
        }
    }

    private string[] Attach(Field field, IReadOnlyList<UploadedFile> files, CancellationToken aborted)
    {
        if (files.Count == 0) return [];
        // Where there is room for one, the last of several counts.
        var skipped = field.IsMultiple ? 0 : files.Count - 1;
        var names = new string[files.Count - skipped];
        for (var i = 0; i < names.Length; i++)
        {
            aborted.ThrowIfCancellationRequested();
            var file = files[skipped + i];
            var upload = UploadOf(field, file);
            _record.Attach(upload);
            names[i] = upload.StoredName;
        }

        return names;
    }

    /// <summary>A file that is stored when the record of a field is saved.</summary>
    public static FileUpload UploadOf(Field field, UploadedFile file) => new()
    {
        Field = field.Name,
        StoredName = StoredName(file),
        OriginalName = file.FileName,
        Size = file.Size,
        Open = file.Open,
        Staged = file.Staged,
    };

    /// <summary>A name under which a file may be stored.</summary>
    public static string StoredName(UploadedFile file)
    {
        using var content = file.Open();
        Span<byte> head = stackalloc byte[ContentTypes.HeadLength];
        return FileNames.Create(file.FileName, head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
    }

    /// <summary>Autodates are set by the engine only.</summary>
    private bool IsSettable(Field field) => field is not AutodateField && IsSeen(field);

    /// <summary>Hidden fields are for superusers only, but for the password of auth records.</summary>
    private bool IsSeen(Field field) => _isSuperuser || !field.Hidden || _record.Collection.IsAuth && field.Name == FieldNames.Password;

    private object? ValueOf(Field field)
    {
        var value = _record[field.Name];
        if (field is not FileField || _record.Uploads.Count == 0) return value is string[] list ? list.ToList<object?>() : value;
        var files = new List<object?>();
        foreach (var name in _record.GetStrings(field.Name)) files.Add(_record.FindUpload(field, name) ?? (object)name);
        return field.IsMultiple ? files : files.Count == 0 ? "" : files[^1];
    }
}
