using Holdall.Http;

namespace Holdall.Records;

/// <summary>Does for a client, inside a request about something else, what the API of records does: rules are asked, and hooks of requests run.</summary>
public interface IRecordActions
{
    /// <summary>Creates a record as <c>POST /api/collections/…/records</c> does, with the caller and the headers of a request.</summary>
    /// <param name="request">The request that does it.</param>
    /// <param name="creation">What is created.</param>
    /// <returns>The record.</returns>
    /// <exception cref="ApiException">
    /// 400, the rule or a field refuses it; 403, only superusers may create records of the collection; 429, a rate limit is reached.
    /// </exception>
    Task<Record> CreateAsync(RequestContext request, RecordCreation creation);
}
