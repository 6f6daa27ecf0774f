using System.Text.Json;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>
/// Answers that are followed by an exception, which tells handlers what the client is told otherwise. It also undoes a transaction that a handler has put
/// around the rest, and the answer must not go with it.
/// </summary>
internal static class ImmediateAnswers
{
    /// <summary>Answers with JSON, whatever becomes of the transaction of now.</summary>
    public static async Task JsonNowAsync<TState>(this RequestContext request, int status, TState state, Action<Utf8JsonWriter, TState> write)
    {
        Task answering;
        // A transaction belongs to the flow: what does not inherit that does not wait for its end.
        using (ExecutionContext.SuppressFlow()) answering = Task.Run(() => request.JsonAsync(status, state, write));
        await answering;
    }
}
