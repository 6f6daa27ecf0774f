using Holdall.Http;
using Holdall.Records;

namespace Holdall.Auth;

/// <summary>Lets somebody sign in who has proven by a way of a plugin's own who he is. The plugin for accounts provides it.</summary>
public interface IAuthAnswers
{
    /// <summary>
    /// Answers with the record and a token, as every sign-in does: rules, hooks, second factors and alerts included.
    /// </summary>
    /// <param name="request">The request that is answered.</param>
    /// <param name="record">Who it is.</param>
    /// <param name="method">A name for the way of signing in; empty when it is none, so that no second factor is asked for.</param>
    /// <param name="meta">Further facts for the client; null = none.</param>
    /// <exception cref="ApiException">
    /// 403, the record may not sign in; 401, a second factor is asked for. The client has its answer to the latter by then, which errors don't replace.
    /// </exception>
    Task AnswerAsync(RequestContext request, Record record, string method = "", object? meta = null);
}
