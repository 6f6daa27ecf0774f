using Holdall.Collections;
using Holdall.Fields;
using Holdall.Http;

namespace Holdall.Engine.Records;

/// <summary>Most bytes of a body that creates or updates a record: what its fields may hold comes on top.</summary>
internal static class RecordBodyLimit
{
    private const long FileOrEditor = 5 << 20;
    private const long Json = 1 << 20;

    public static long Of(Collection collection)
    {
        var limit = BodyLimitPolicy.Default;
        if (collection.IsView) return limit;
        foreach (var field in collection.Fields)
        {
            limit += field switch
            {
                FileField file => (file.MaxSize > 0 ? file.MaxSize : FileOrEditor) * Math.Max(file.MaxSelect, 1),
                EditorField editor => editor.MaxSize > 0 ? editor.MaxSize : FileOrEditor,
                JsonField json => json.MaxSize > 0 ? json.MaxSize : Json,
                _ => 0,
            };
        }

        return limit;
    }
}
