using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Requests;

/// <summary>Makes requests that did not come over the wire. The host does: it knows how queries and forms are read and answers written.</summary>
internal interface IInnerRequests
{
    /// <summary>A request whose body is a form: the values of the query, then these, as they are, and the files.</summary>
    RequestContext Create(HttpContext http, IReadOnlyDictionary<string, object?> values, IReadOnlyList<UploadedFile> files);
}
