using System.Runtime.CompilerServices;
using Holdall.Host.Requests;
using Holdall.Http;
using Holdall.Records;
using Holdall.Settings;

namespace Holdall.Host.Pipeline;

/// <summary>Gives every request its <see cref="RequestContext"/>, and its turn.</summary>
internal sealed class NewRequests(RequestDelegate next, ISettings settings, ITransactions transactions)
{
    public Task InvokeAsync(HttpContext http) => ThreadPool.PendingWorkItemCount == 0 ? HandleAsync(http) : TakeTurnAsync(http);

    /// <summary>
    /// The next request of a busy connection begins on the thread that has ended the last one, before whatever waits for a thread: some dozen of them would
    /// keep everybody else from being heard. So where somebody waits it stands behind.
    /// </summary>
    private async Task TakeTurnAsync(HttpContext http)
    {
        await default(Turn);
        // What a client has asked for that is gone by now, nobody will read.
        if (!http.RequestAborted.IsCancellationRequested) await HandleAsync(http);
    }

    private Task HandleAsync(HttpContext http)
    {
        var request = new HttpRequestContext(http, settings, transactions);
        http.Features.Set<RequestContext>(request);
        var handling = next(http);
        return handling.IsCompletedSuccessfully && !request.HoldsAnswer ? handling : FinishAsync(request, handling);
    }

    private static async Task FinishAsync(HttpRequestContext request, Task handling)
    {
        await handling;
        await request.SendHeldAsync();
    }

    /// <summary>Goes on when all have begun that wait for a thread now.</summary>
    private readonly struct Turn : ICriticalNotifyCompletion
    {
        public Turn GetAwaiter() => this;

        public bool IsCompleted => false;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => ThreadPool.QueueUserWorkItem(static go => go(), continuation, preferLocal: false);

        public void UnsafeOnCompleted(Action continuation) => ThreadPool.UnsafeQueueUserWorkItem(static go => go(), continuation, preferLocal: false);
    }
}
