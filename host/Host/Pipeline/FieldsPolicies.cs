using Holdall.Host.Responses;
using Holdall.Http;

namespace Holdall.Host.Pipeline;

/// <summary>Refuses a parameter <c>fields</c> that can't be read, where the endpoint would find out only after its work is done.</summary>
internal sealed class FieldsPolicies(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<FieldsFirstPolicy>() is not null && RequestContext.Of(http).Query("fields") is { Length: > 0 } fields)
        {
            FieldPicker.Parse(fields);
        }

        return next(http);
    }
}
