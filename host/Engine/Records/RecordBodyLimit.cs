using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Records;

/// <summary>Most bytes of a body that creates or updates a record: what its fields may hold comes on top (spec 04, section 4.1).</summary>
internal sealed record RecordBodyLimit(SchemaCache Schema) : BodyLimitPolicy(Default)
{
    private const long FileOrEditor = 5 << 20;
    private const long Json = 1 << 20;

    public override long? For(HttpContext http)
    {
        var collection = Schema.Current.Find((string)http.Request.RouteValues["collection"]!) ?? throw ApiException.NotFound("Missing or invalid collection context.");
        var limit = Default;
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
