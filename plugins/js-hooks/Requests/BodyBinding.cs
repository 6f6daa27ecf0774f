using Holdall.Plugins.JsHooks.DynamicModels;
using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Json;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Records;
using Jint.Native.Object;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>Reads a body into an object of the host.</summary>
internal static class BodyBinding
{
    /// <exception cref="ApiException">400, the body can't be read, or does not fit.</exception>
    public static void Bind(RequestContext request, CallArguments a)
    {
        var isModel = DynamicModel.ShapeOf(a[0]) is not null;
        var collection = a.Host<ScriptCollection>(0);
        if (!isModel && collection is null && a.Host<Record>(0) is null) throw ApiException.BadRequest();
        var type = request.Http.Request.ContentType?.Split(';')[0].Trim() ?? "";
        var isForm = request.Http.Request.HasFormContentType;
        if (!isForm && type is not ("application/json" or "application/xml" or "text/xml"))
        {
            if (request.Http.Request.ContentLength is null or 0) return;
            throw ApiException.BadRequest(ApiException.UnsupportedContentType);
        }

        if (isModel && isForm)
        {
            FillForm((ObjectInstance)a[0], FormOf(request, a), a);
            return;
        }

        var values = new Dictionary<string, object?>(a.Wait(request.ReadBodyAsync().AsTask()).Values);
        if (isModel) DynamicModel.FillJson(a.Engine, (ObjectInstance)a[0], values);
        else if (collection is not null) Merging.Merge(a.Engine, DynamicModel.ToScript(a.Engine, values), a[0]);
        else RecordValues.Load(a.Engine, a.Require<Record>(0), values);
    }

    /// <summary>The fields of the form, and over them the JSON that it carries.</summary>
    private static void FillForm(ObjectInstance model, Dictionary<string, IReadOnlyList<string>> form, CallArguments a)
    {
        DynamicModel.FillForm(a.Engine, model, form);
        foreach (var payload in form.GetValueOrDefault("@jsonPayload", []))
        {
            if (PlainJson.Parse(payload) is not IReadOnlyDictionary<string, object?> values) throw ApiException.BadRequest();
            DynamicModel.FillJson(a.Engine, model, values);
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> FormOf(RequestContext request, CallArguments a)
    {
        var form = a.Wait(request.Http.Request.ReadFormAsync());
        return form.ToDictionary(field => field.Key, field => (IReadOnlyList<string>)[.. field.Value.Select(value => value ?? "")], StringComparer.Ordinal);
    }
}
