using Holdall.Engine.Storage;
using Holdall.Host.Pipeline;
using Holdall.Host.Plugins;
using Holdall.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Holdall.Host.Tests.Pipeline;

/// <summary>Clients that hang up while they are answered.</summary>
public sealed class LeavingTests
{
    [Fact]
    public async Task That_a_client_has_gone_is_no_failure()
    {
        (await FailAsync(new DatabaseException(DatabaseErrorKind.Interrupted, "interrupted"), isGone: true)).ShouldBeEmpty();
        (await FailAsync(ApiException.BadRequest(cause: new DatabaseException(DatabaseErrorKind.Interrupted, "interrupted")), isGone: true)).ShouldBeEmpty();
        (await FailAsync(new OperationCanceledException(), isGone: true)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_fails_in_another_way_or_for_a_client_that_waits_is_one()
    {
        (await FailAsync(new DatabaseException(DatabaseErrorKind.Interrupted, "interrupted"), isGone: false)).ShouldHaveSingleItem();
        (await FailAsync(new DatabaseException(DatabaseErrorKind.Other, "disk full"), isGone: true)).ShouldHaveSingleItem();
    }

    private static async Task<List<string>> FailAsync(Exception failure, bool isGone)
    {
        var log = new KeptLog();
        var http = new DefaultHttpContext { RequestAborted = new CancellationToken(isGone) };
        http.Features.Set<IHttpResponseFeature>(new Begun());
        await new ErrorResponses(_ => Task.FromException(failure), log, TimeProvider.System, new PluginOrigins([])).InvokeAsync(http);
        return log.Lines;
    }

    /// <summary>An answer of which a part has left.</summary>
    private sealed class Begun : HttpResponseFeature
    {
        public override bool HasStarted => true;
    }

    private sealed class KeptLog : ILogger<ErrorResponses>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
