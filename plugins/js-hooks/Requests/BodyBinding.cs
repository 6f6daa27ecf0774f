using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Models;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>Reads a body into an object of the host.</summary>
internal static class BodyBinding
{
    /// <exception cref="ApiException">400, the body can't be read, or does not fit.</exception>
    public static void Bind(RequestContext request, CallArguments a)
    {
        var target = (a[0] as HostObject)?.Target;
        if (target is null) throw ApiException.BadRequest();
        var type = request.Http.Request.ContentType?.Split(';')[0].Trim() ?? "";
        var isForm = request.Http.Request.HasFormContentType;
        if (!isForm && type is not ("application/json" or "application/xml" or "text/xml"))
        {
            if (request.Http.Request.ContentLength is null or 0) return;
            throw ApiException.BadRequest(ApiException.UnsupportedContentType);
        }

        var values = new Dictionary<string, object?>(a.Wait(request.ReadBodyAsync().AsTask()).Values);
        if (target is Record record) RecordValues.Load(a.Engine, record, values);
        else if (target is IBindable bindable) bindable.Bind(values, isForm);
        else throw ApiException.BadRequest();
    }
}
