using System.Text;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Files;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Engine.Fields.Validation;

/// <summary>Values of file fields: names of files that the record has, and of files that came with the request.</summary>
internal static class FileRules
{
    private const long DefaultMaxSize = 5 << 20;
    private const int MaxNameLength = 150;
    private const int MaxShownBytes = 250;

    public static FieldError? Check(Record record, FileField field, ReadOnlySpan<string> names)
    {
        if (names.IsEmpty) return field.Required ? FieldError.Required : null;
        if (CheckExisting(record, field, names) is { } unknown) return unknown;
        if (names.Length > MaxFiles(field)) return TooMany(field);
        foreach (var name in names)
        {
            if (record.FindUpload(field, name) is { } upload && CheckUpload(field, upload) is { } error) return error;
        }

        return null;
    }

    /// <summary>Number of files that a field takes.</summary>
    public static long MaxFiles(FileField field) => Math.Max(field.MaxSelect, 1);

    public static FieldError TooMany(FileField field) =>
        FieldRule.Error("validation_too_many_files", $"The maximum allowed files is {MaxFiles(field)}.", "maxSelect", MaxFiles(field));

    private static FieldError? CheckExisting(Record record, FileField field, ReadOnlySpan<string> names)
    {
        var stored = Cast.ToUniqueList(record.GetStored(field.Name));
        if (names.SequenceEqual(stored)) return null;
        var known = new HashSet<string>(stored, StringComparer.Ordinal);
        List<string>? unknown = null;
        foreach (var name in names)
        {
            if (!known.Contains(name) && record.FindUpload(field, name) is null) (unknown ??= []).Add(TextHead.Of(name, MaxShownBytes));
        }

        if (unknown is null) return null;
        return FieldRule.Error("validation_invalid_file", $"Invalid new files: [{string.Join(' ', unknown)}].", "invalidFiles", unknown);
    }

    private static FieldError? CheckUpload(FileField field, FileUpload upload)
    {
        var length = Encoding.UTF8.GetByteCount(upload.StoredName);
        if (length > MaxNameLength) return FieldError.LengthOutOfRange(1, MaxNameLength);

        if (!FileNames.IsValid(upload.StoredName)) return ValidationErrors.Format;
        var maxSize = field.MaxSize == 0 ? DefaultMaxSize : field.MaxSize;
        if (upload.Size > maxSize) return TooLarge(upload, maxSize);
        return field.MimeTypes.Count > 0 ? CheckType(upload, field.MimeTypes) : null;
    }

    private static FieldError TooLarge(FileUpload upload, long maxSize) => new(
        "validation_file_size_limit",
        $"Failed to upload {upload.OriginalName} - the maximum allowed file size is {maxSize} bytes.")
    {
        Parameters = new Dictionary<string, object?> { ["file"] = upload.OriginalName, ["maxSize"] = maxSize },
    };

    private static FieldError? CheckType(FileUpload upload, IReadOnlyList<string> accepted)
    {
        Span<byte> head = stackalloc byte[ContentTypes.HeadLength];
        using var content = upload.Open();
        var type = ContentTypes.Detect(head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
        for (var i = 0; i < accepted.Count; i++)
        {
            if (ContentTypes.AreSame(type, accepted[i])) return null;
        }

        return new FieldError("validation_invalid_mime_type", $"\"{upload.StoredName}\" mime type must be one of: {string.Join(", ", accepted)}.");
    }
}
