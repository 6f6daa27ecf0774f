using Holdall.Engine.Requests;
using Holdall.Host.Requests.Bodies;
using Holdall.Http;
using Holdall.Settings;

namespace Holdall.Host.Requests;

/// <summary>Makes the requests of a batch: their query takes part in the form, as it does over the wire.</summary>
internal sealed class InnerRequests(ISettings settings) : IInnerRequests
{
    public RequestContext Create(HttpContext http, IReadOnlyDictionary<string, object?> values, IReadOnlyList<UploadedFile> files)
    {
        var form = new FormBody(new FormValues(), files);
        if (http.Request.QueryString is { HasValue: true, Value: var text }) form.Values.Add(QueryPairs.Parse(text.AsSpan(1)).Pairs);
        var body = form.ToFree();
        foreach (var (key, value) in values) body.Values[key] = value;
        return new HttpRequestContext(http, settings, transactions: null, body);
    }
}
