using Holdall.Fields;
using Holdall.Files;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Engine.Records;

/// <summary>Puts files that were uploaded beforehand in the place of what refers to them in a body. What refers to none stays a name.</summary>
internal sealed class UploadReferences(IStagedUploads? uploads = null)
{
    /// <param name="request">The create or update.</param>
    /// <param name="body">Its body.</param>
    /// <returns>The body with the files, as if they had come with it.</returns>
    public ValueTask<RequestBody> ResolveAsync(RequestContext request, RequestBody body)
    {
        if (uploads is null) return ValueTask.FromResult(body);
        List<(string Key, FileField Field)>? found = null;
        foreach (var (key, value) in body.Values)
        {
            if (!MayRefer(value) || FieldKey.Parse(request.Collection, key) is not { Field: FileField field, Modifier: not FieldModifier.Remove }) continue;
            (found ??= []).Add((key, field));
        }

        return found is null ? ValueTask.FromResult(body) : ResolveAsync(request, body, found);
    }

    private async ValueTask<RequestBody> ResolveAsync(RequestContext request, RequestBody body, List<(string Key, FileField Field)> found)
    {
        var values = new Dictionary<string, object?>(body.Values, StringComparer.Ordinal);
        var files = new List<UploadedFile>(body.Files);
        foreach (var (key, field) in found)
        {
            var names = new List<object?>();
            var before = files.Count;
            foreach (var name in Cast.ToUniqueList(values[key]))
            {
                if (await FindAsync(request, field, name) is { } file) files.Add(file with { Key = key });
                else names.Add(name);
            }

            if (files.Count == before) continue;
            if (names.Count > 0) values[key] = names;
            else values.Remove(key);
        }

        return new RequestBody { Values = values, Files = files };
    }

    private ValueTask<UploadedFile?> FindAsync(RequestContext request, FileField field, string name) =>
        name.StartsWith(IStagedUploads.Prefix, StringComparison.Ordinal)
            ? uploads!.FindAsync(request, field, name[IStagedUploads.Prefix.Length..])
            : default;

    /// <summary>A form may hold a list as text.</summary>
    private static bool MayRefer(object? value)
    {
        if (value is string text) return text.Contains(IStagedUploads.Prefix, StringComparison.Ordinal);
        if (value is not IReadOnlyList<object?> list) return false;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is string item && item.StartsWith(IStagedUploads.Prefix, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
