using System.Collections;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Records;

/// <summary>Sets one value of a record in the name of the application, as a body does it for clients.</summary>
internal static class RecordValue
{
    public static void Set(Record record, string key, object? value)
    {
        if (FieldKey.Parse(record.Collection, key) is not { } known)
        {
            record[key] = value;
            return;
        }

        if (known.Field is not FileField)
        {
            known.Apply(record, value, []);
            return;
        }

        var names = new List<object?>();
        var added = new List<string>();
        foreach (var item in value is IEnumerable items and not string ? items.Cast<object?>() : [value])
        {
            if (UploadOf(known.Field, item) is { } upload)
            {
                record.Attach(upload);
                added.Add(upload.StoredName);
            }
            else
            {
                names.Add(item);
            }
        }

        if (added.Count == 0) known.Apply(record, value, []);
        else known.Apply(record, names, [.. added]);
    }

    private static FileUpload? UploadOf(Field field, object? value) => value switch
    {
        FileUpload file => new FileUpload
        {
            Field = field.Name,
            StoredName = file.StoredName,
            OriginalName = file.OriginalName,
            Size = file.Size,
            Open = file.Open,
            Staged = file.Staged,
        },
        UploadedFile file => RecordForm.UploadOf(field, file),
        _ => null,
    };
}
