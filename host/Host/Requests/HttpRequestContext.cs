using System.Buffers;
using System.Text.Json;
using Holdall.Host.Logs;
using Holdall.Host.Requests.Bodies;
using Holdall.Host.Responses;
using Holdall.Http;
using Holdall.Records;
using Holdall.Settings;

namespace Holdall.Host.Requests;

/// <summary>A request over HTTP. Query, headers and body are looked at when someone asks for them, and then once.</summary>
/// <param name="http">The request.</param>
/// <param name="settings">The settings.</param>
/// <param name="transactions">The transactions whose end an answer waits for; null when it is part of a larger one.</param>
/// <param name="body">The body, if it is known already.</param>
internal sealed class HttpRequestContext(HttpContext http, ISettings settings, ITransactions? transactions, RequestBody? body = null) : RequestContext
{
    private JsonBuffer? _held;
    private bool _isHolding;
    private QueryPairs? _query;
    private SubmittedBody? _submitted;
    private SubmittedBody? _readAsFixed;
    private IReadOnlyDictionary<string, object?>? _ruleValues;
    private RequestBody? _body = body;
    private LazyTexts? _queryTexts;
    private LazyTexts? _headerTexts;
    private string? _clientAddress;
    private string? _remoteAddress;

    /// <summary>The context of a request that has passed <c>NewRequests</c>.</summary>
    public static HttpRequestContext From(HttpContext http) => (HttpRequestContext)Of(http);

    public override HttpContext Http => http;

    /// <summary>Why the request failed, for the log; null as long as it did not.</summary>
    public RequestFailure? Failure { get; set; }

    public override string Method => http.Request.Method;

    public override string ClientAddress => _clientAddress ??= ClientAddresses.InHeaders(http, settings.Current.TrustedProxy) ?? RemoteAddress;

    public override string RemoteAddress => _remoteAddress ??= ClientAddresses.OfPeer(http);

    /// <summary>Also a body that was read as fields of a fixed shape is one that rules see.</summary>
    private IReadOnlyDictionary<string, object?> RuleValues => (_ruleValues ??= _readAsFixed?.ToRuleValues()) ?? RequestInfo.None.Body;

    private QueryPairs Pairs => _query ??= http.Request.QueryString is { HasValue: true, Value: var text } ? QueryPairs.Parse(text.AsSpan(1)) : QueryPairs.None;

    public override string? Query(string name) => http.Request.QueryString.HasValue ? Pairs.First(name) : null;

    public override async ValueTask<RequestBody> ReadBodyAsync() => _body ??= (await SubmittedAsync()).ToFree();

    public override async ValueTask<FixedBody> ReadFixedAsync(string? errorMessage = null)
    {
        try
        {
            var submitted = await SubmittedAsync();
            var body = submitted.ToFixed(errorMessage);
            _readAsFixed = submitted;
            return body;
        }
        catch (ApiException e) when (e.Status == StatusCodes.Status400BadRequest && errorMessage is not null)
        {
            throw ApiException.BadRequest(errorMessage, cause: e);
        }
    }

    public override RequestInfo ToInfo() => new()
    {
        Context = RuleContext,
        Method = Method,
        Auth = Auth,
        Query = _queryTexts ??= new LazyTexts(() => Pairs.FirstValues()),
        Headers = _headerTexts ??= new LazyTexts(() => HeaderNames.Normalize(http.Request.Headers)),
        Body = (_body?.Values as IReadOnlyDictionary<string, object?>) ?? RuleValues,
    };

    /// <summary>Whether an answer waits to be sent.</summary>
    public bool HoldsAnswer => _held is not null;

    public override Task JsonAsync<TState>(int status, TState state, Action<Utf8JsonWriter, TState> write)
    {
        var content = JsonResponses.Write(state, write, status is >= 200 and < 300 ? Query("fields") : null);
        if (transactions is not { IsActive: true }) return AnswerAsync(status, content, _isHolding);
        // A hook has put a transaction around the rest, and what it holds may still be undone.
        transactions.OnComplete(failure =>
        {
            if (failure is null) return AnswerAsync(status, content, isHeld: true);
            content.Return();
            return Task.CompletedTask;
        });
        return Task.CompletedTask;
    }

    public override Task NoContentAsync()
    {
        if (transactions is not { IsActive: true }) return base.NoContentAsync();
        transactions.OnComplete(failure => failure is null ? base.NoContentAsync() : Task.CompletedTask);
        return Task.CompletedTask;
    }

    public override bool BeginAnswer(int status)
    {
        if (base.BeginAnswer(status)) return true;
        ReleaseHeld();
        return false;
    }

    public override void HoldAnswer() => _isHolding = transactions is not null;

    public override Task StreamJsonAsync<TState>(int status, TState state, Action<Utf8JsonWriter, TState> write)
    {
        if (_isHolding || AnswerStatus > 0 || transactions is { IsActive: true } || Query("fields") is { Length: > 0 }) return JsonAsync(status, state, write);
        var sending = JsonResponses.StreamAsync(http, status, state, write);
        base.BeginAnswer(status);
        return sending;
    }

    /// <summary>Sends the answer that was held back.</summary>
    public Task SendHeldAsync()
    {
        if (_held is not { } answer) return Task.CompletedTask;
        _held = null;
        return JsonResponses.SendAsync(http.Response, answer);
    }

    private Task AnswerAsync(int status, JsonBuffer content, bool isHeld)
    {
        if (!BeginAnswer(status)) return JsonResponses.AppendAsync(http, content, isHeld);
        JsonResponses.Begin(http.Response, status);
        if (!isHeld) return JsonResponses.SendAsync(http.Response, content);
        _held = content;
        return Task.CompletedTask;
    }

    /// <summary>Puts what is held back before what is about to be written.</summary>
    private void ReleaseHeld()
    {
        if (_held is not { } answer) return;
        _held = null;
        http.Response.BodyWriter.Write(answer.Written.Span);
        answer.Return();
    }

    public override void NoteFailure(ApiException reason) => Noted = reason;

    /// <summary>What <see cref="NoteFailure"/> was told; null as long as it was not.</summary>
    public ApiException? Noted { get; private set; }

    private async ValueTask<SubmittedBody> SubmittedAsync() => _submitted ??= await BodyReader.ReadAsync(http, Pairs);
}
