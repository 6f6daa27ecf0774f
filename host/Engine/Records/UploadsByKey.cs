using Holdall.Collections;
using Holdall.Engine.Fields.Validation;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Records;

/// <summary>The files of a body by the key of their file field, both in the order in which they came. Files under other keys are left out.</summary>
internal sealed class UploadsByKey
{
    private static readonly UploadsByKey None = new();

    private readonly List<(FieldKey Key, List<UploadedFile> Files)> _groups = [];

    /// <summary>Places in the list by the key as it was sent; -1 for what is none.</summary>
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>The keys with their files.</summary>
    public IReadOnlyList<(FieldKey Key, List<UploadedFile> Files)> Groups => _groups;

    public static UploadsByKey Of(Collection collection, RequestBody body)
    {
        if (body.Files.Count == 0) return None;
        var uploads = new UploadsByKey();
        foreach (var file in body.Files) uploads.Add(collection, file);
        return uploads;
    }

    /// <summary>Refuses a body with more files than a field takes, whatever else the record would hold.</summary>
    /// <exception cref="ApiException">400 with the message and an error for each such field.</exception>
    public static void RefuseTooMany(Collection collection, RequestBody body, string message)
    {
        if (body.Files.Count == 0) return;
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var errors = new FieldErrors();
        foreach (var (key, files) in Of(collection, body)._groups)
        {
            // Where there is room for one, the last of several counts.
            if (key.Field is not FileField { IsMultiple: true, Hidden: false } field) continue;
            var count = counts[field.Name] = counts.GetValueOrDefault(field.Name) + files.Count;
            if (count > FileRules.MaxFiles(field) && errors.Find(field.Name) is null) errors.Add(field.Name, FileRules.TooMany(field));
        }

        errors.ThrowIfAny(message);
    }

    /// <summary>The files that were sent under a key.</summary>
    public IReadOnlyList<UploadedFile> FilesOf(FieldKey key) => _places.TryGetValue(key.Text, out var at) && at >= 0 ? _groups[at].Files : [];

    private void Add(Collection collection, UploadedFile file)
    {
        if (!_places.TryGetValue(file.Key, out var at))
        {
            var key = FieldKey.Parse(collection, file.Key) is { Field: FileField, Modifier: not FieldModifier.Remove } known ? known : null;
            at = _places[file.Key] = key is null ? -1 : _groups.Count;
            if (key is not null) _groups.Add((key, []));
        }

        if (at >= 0) _groups[at].Files.Add(file);
    }
}
