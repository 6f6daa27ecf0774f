using System.Text.Json;
using Holdall.Auth;
using Holdall.Collections;
using Microsoft.AspNetCore.Http;

namespace Holdall.Http;

/// <summary>One request on its way through the application. Endpoints take it as a parameter.</summary>
public abstract class RequestContext
{
    private const int FullIPv6 = 39;
    private const int HalfIPv6 = 19;

    private Collection? _collection;
    private int _answerStatus;

    /// <summary>The request that makes this one, such as a batch; null for one of a client.</summary>
    public virtual RequestContext? Outer => null;

    /// <summary>The request as ASP.NET Core knows it.</summary>
    public abstract HttpContext Http { get; }

    /// <summary>Who asks. Set by the pipeline; a hook may replace it.</summary>
    public AuthState Auth { get; set; } = AuthState.Guest;

    /// <summary>The collection that the route names, for endpoints that ask for it with <c>ForCollection</c>. Set by the pipeline.</summary>
    /// <exception cref="InvalidOperationException">The endpoint does not ask for one.</exception>
    public Collection Collection
    {
        get => _collection ?? throw new InvalidOperationException("The endpoint has to ask for the collection of its route with ForCollection.");
        set => _collection = value;
    }

    /// <summary>Whether there is a <see cref="Collection"/>.</summary>
    public bool HasCollection => _collection is not null;

    /// <summary>The value of <c>@request.context</c> for rules; one of <see cref="RequestContexts"/>.</summary>
    public string RuleContext { get; set; } = RequestContexts.Default;

    /// <summary>What the log entry of this request carries under <c>meta</c>; null = nothing. For hooks; anything that can be JSON.</summary>
    public object? LogMeta { get; set; }

    /// <summary>Method as the client sent it; <c>HEAD</c> is served by the handlers of <c>GET</c>.</summary>
    public abstract string Method { get; }

    /// <summary>
    /// Address of the client, taken from the trusted headers if there are any: of IPv4 with dots, of IPv6 with all eight groups of four digits.
    /// </summary>
    public abstract string ClientAddress { get; }

    /// <summary>Address of the TCP peer.</summary>
    public abstract string RemoteAddress { get; }

    /// <summary>
    /// What clients are counted by: an address of IPv4 as it is, and of IPv6 its first half, the network: whoever has one address has all of it (RFC 6177).
    /// </summary>
    /// <param name="address">An address as <see cref="ClientAddress"/> has it; any other text comes back as it is.</param>
    public static string NetworkOf(string address) => address.Length == FullIPv6 ? address[..HalfIPv6] : address;

    /// <summary>Signalled when the client has hung up.</summary>
    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The value of a parameter of the route, such as that of <c>{id}</c> in <c>/api/posts/{id}</c>, decoded.</summary>
    /// <exception cref="InvalidOperationException">The route has no such parameter.</exception>
    public virtual string Route(string parameter) =>
        Http.Request.RouteValues[parameter] as string
        ?? throw new InvalidOperationException($"The route has no parameter \"{parameter}\".");

    /// <summary>The first value of a query parameter, or null when it is absent.</summary>
    public abstract string? Query(string name);

    /// <summary>The body as free-form values. It is read once and kept.</summary>
    /// <exception cref="ApiException">400, it can't be read; 413, it is too large.</exception>
    public abstract ValueTask<RequestBody> ReadBodyAsync();

    /// <summary>The body as fields of a fixed shape: keys in any letter case, values converted as the getters ask.</summary>
    /// <param name="errorMessage">Message of the 400 when it can't be read; null = the default one.</param>
    /// <exception cref="ApiException">400, it can't be read; 413, it is too large.</exception>
    public abstract ValueTask<FixedBody> ReadFixedAsync(string? errorMessage = null);

    /// <summary>What rules and filters can see of this request now. The body is there once it was read.</summary>
    public abstract RequestInfo ToInfo();

    /// <summary>
    /// Answers with JSON. For a status of 2xx the <c>fields</c> parameter picks from it. When another answer has begun before, its status stays, and this one
    /// is appended to it, unless it has left as a whole.
    /// </summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="state">Passed to <paramref name="write"/>, so that it needs no closure.</param>
    /// <param name="write">
    /// Writes one JSON value; it must not keep the writer. It runs before this method returns, so the state may end with the caller.
    /// </param>
    /// <exception cref="ApiException">
    /// 400, the parameter can't be read; endpoints that change something refuse it earlier, with <c>ReadFieldsFirst</c>.
    /// </exception>
    public abstract Task JsonAsync<TState>(int status, TState state, Action<Utf8JsonWriter, TState> write);

    /// <summary>
    /// Answers with anything that can be JSON: a <see cref="Records.Record"/>, a list, a dictionary or an object of your own, whose properties get names in
    /// camel case. For endpoints that are called often, the other overload costs less.
    /// </summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="value">What is answered; records in it are shown as they show themselves to clients.</param>
    /// <exception cref="ApiException">400, the parameter <c>fields</c> can't be read.</exception>
    public Task JsonAsync(int status, object? value) => JsonAsync(status, value, AnswerJson.Write);

    /// <summary>
    /// Like <see cref="JsonAsync{TState}"/>, for answers that may be large: what is written leaves in pieces while <paramref name="write"/> goes on, as long as
    /// the
    /// client takes them without being waited for; the rest is kept and sent afterwards, so a slow client never holds what the state stands for.
    /// An exception of <paramref name="write"/> ends the connection if a piece has left by then; where one is likely, <see cref="JsonAsync{TState}"/> answers
    /// it properly.
    /// </summary>
    public virtual Task StreamJsonAsync<TState>(int status, TState state, Action<Utf8JsonWriter, TState> write) => JsonAsync(status, state, write);

    /// <summary>
    /// Keeps what is answered with JSON until everything around the request has ended. For handlers that do something behind the answer, on which a client may
    /// rely that has got it. What fails behind the answer does not change it.
    /// </summary>
    public virtual void HoldAnswer()
    {
    }

    /// <summary>Status of the answer, once it has begun; 0 before that. One that is given within a transaction begins with the commit.</summary>
    public virtual int AnswerStatus => _answerStatus > 0 ? _answerStatus : Http.Response.HasStarted ? Http.Response.StatusCode : 0;

    /// <summary>
    /// Begins an answer whose body, if it has one, is written to <see cref="Http"/> by the caller. The first status counts: when another answer has begun
    /// before, that status stays, and what is written now is appended to its body. The same goes for answers with JSON.
    /// </summary>
    /// <param name="status">HTTP status.</param>
    /// <returns>Whether no other answer has begun before.</returns>
    public virtual bool BeginAnswer(int status)
    {
        if (AnswerStatus > 0) return false;
        Http.Response.StatusCode = _answerStatus = status;
        return true;
    }

    /// <summary>Answers 204 without a body, unless another answer has begun.</summary>
    public virtual Task NoContentAsync()
    {
        BeginAnswer(StatusCodes.Status204NoContent);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Makes the log tell of a failure although the client is answered as if all went well, or with an answer of its own: where saying more would tell
    /// strangers who has an account. The same exception may be thrown behind an answer, so that those around the handler know; it does not change the answer.
    /// </summary>
    /// <param name="reason">What the log entry says.</param>
    public virtual void NoteFailure(ApiException reason)
    {
    }

    /// <summary>The context of a request, for endpoints that get an <see cref="HttpContext"/>.</summary>
    /// <exception cref="InvalidOperationException">The request did not pass the pipeline.</exception>
    public static RequestContext Of(HttpContext http) =>
        http.Features.Get<RequestContext>() ?? throw new InvalidOperationException("The request has no RequestContext; it did not pass the pipeline.");

    /// <summary>Lets endpoints take the context as a parameter.</summary>
    public static ValueTask<RequestContext> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http));
}
