using Holdall.Engine.RateLimits;
using Holdall.Engine.Requests;
using Holdall.Http;
using Holdall.Records;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Records;

/// <summary>Creates records inside requests about something else.</summary>
internal sealed class RecordActions(IInnerRequests requests, RateLimiter limiter, CreateRecord create) : IRecordActions
{
    /// <summary>The values are there already, so they count as a form, whose values are taken as they are.</summary>
    private const string ContentType = "multipart/form-data; boundary=inner";

    public Task<Record> CreateAsync(RequestContext request, RecordCreation creation)
    {
        var path = $"/api/collections/{creation.Collection.Name}/records";
        var http = InnerRequest.CreateHttp(request, HttpMethods.Post, path, request.Aborted);
        http.Request.ContentType = ContentType;
        http.Request.ContentLength = Math.Max(1, request.Http.Request.ContentLength ?? 1);
        var inner = new InnerRequest(request, requests.Create(http, creation.Values, creation.Files))
        {
            Auth = request.Auth,
            Collection = creation.Collection,
            RuleContext = creation.RuleContext,
        };
        http.Features.Set<RequestContext>(inner);
        CollectionKinds.Require(RecordRoutes.Create.Kind, creation.Collection);
        limiter.Count(inner, creation.Collection, RecordRoutes.Create.Actions);
        return create.CreateAsync(inner, creation.Prepare);
    }
}
