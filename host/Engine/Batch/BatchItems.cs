using Holdall.Batch;
using Holdall.Engine.Requests;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Batch;

/// <summary>Makes the requests of a batch: who asks, from where, and with which headers is that of the batch.</summary>
internal sealed class BatchItems(IInnerRequests requests)
{
    /// <summary>The body of an item counts as a form, so that its values are taken as they are.</summary>
    private const string ContentType = "multipart/form-data; boundary=batch";

    /// <param name="batch">The request with the batch.</param>
    /// <param name="item">The item.</param>
    /// <param name="method">Method that rules see: an upsert is a create or an update.</param>
    /// <param name="target">What the url means.</param>
    /// <param name="next">Runs the rest of the batch.</param>
    /// <param name="aborted">Signalled when the batch is given up.</param>
    public BatchItemContext Create(RequestContext batch, BatchItem item, string method, BatchTarget target, Func<Task> next, CancellationToken aborted)
    {
        var http = InnerRequest.CreateHttp(batch, method, target.Path, aborted);
        http.Request.QueryString = new QueryString(target.Query);
        AddHeaders(batch, item, http.Request);
        var (values, files) = Split(item.Body);
        var context = new BatchItemContext(batch, requests.Create(http, values, files), next) { Auth = batch.Auth, RuleContext = RequestContexts.Batch };
        http.Features.Set<RequestContext>(context);
        return context;
    }

    private static void AddHeaders(RequestContext batch, BatchItem item, HttpRequest request)
    {
        foreach (var (name, value) in item.Headers) request.Headers[name] = value;
        request.Headers.ContentType = ContentType;
        // The body is there already, whatever the headers of the item say about its length.
        request.Headers.Remove("Transfer-Encoding");
        request.ContentLength = Math.Max(1, batch.Http.Request.ContentLength ?? 1);
    }

    private static (Dictionary<string, object?> Values, List<UploadedFile> Files) Split(IReadOnlyDictionary<string, object?> body)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var files = new List<UploadedFile>();
        foreach (var (key, value) in body)
        {
            if (value is UploadedFile file) files.Add(file with { Key = key });
            else if (value is List<object?> list && list.Exists(static item => item is UploadedFile)) SplitList(key, list, values, files);
            else values[key] = value;
        }

        return (values, files);
    }

    private static void SplitList(string key, List<object?> list, Dictionary<string, object?> values, List<UploadedFile> files)
    {
        var rest = new List<object?>();
        foreach (var item in list)
        {
            if (item is UploadedFile file) files.Add(file with { Key = key });
            else rest.Add(item);
        }

        if (rest.Count > 0) values[key] = rest;
    }
}
