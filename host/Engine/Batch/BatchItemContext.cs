using System.Text.Json;
using Holdall.Engine.Requests;
using Holdall.Http;

namespace Holdall.Engine.Batch;

/// <summary>
/// One request of a batch. Its answer is kept, and once it is given the batch goes on from there: the next item runs inside the hooks of this one.
/// </summary>
internal sealed class BatchItemContext(RequestContext batch, RequestContext inner, Func<Task> next) : InnerRequest(batch, inner)
{
    private Func<Task>? _next = next;
    private bool _isWrittenByHook;

    /// <summary>The record that it changes; null for a new one.</summary>
    public string? RecordId { get; set; }

    /// <summary>Whether making its answer has failed, as with <c>fields</c> that can't be read.</summary>
    public bool IsUnanswerable { get; private set; }

    public override string Route(string parameter) => parameter == "id" && RecordId is { } id ? id : base.Route(parameter);

    public override Task JsonAsync<TState>(int status, TState state, Action<Utf8JsonWriter, TState> write) =>
        AnswerThenContinueAsync((status, state, write), static (inner, answer) => inner.JsonAsync(answer.status, answer.state, answer.write));

    public override Task NoContentAsync() => AnswerThenContinueAsync(true, static (inner, _) => inner.NoContentAsync());

    public override bool BeginAnswer(int status)
    {
        _isWrittenByHook = true;
        return base.BeginAnswer(status);
    }

    private async Task AnswerThenContinueAsync<TState>(TState state, Func<RequestContext, TState, Task> answer)
    {
        IsUnanswerable = true;
        await answer(Inner, state);
        IsUnanswerable = false;
        await ContinueAsync();
    }

    /// <summary>Runs the rest of the batch, unless it has run.</summary>
    public Task ContinueAsync() => Interlocked.Exchange(ref _next, null) is { } rest ? rest() : Task.CompletedTask;

    /// <summary>Writes the kept answer.</summary>
    public void WriteAnswer(Utf8JsonWriter writer)
    {
        var content = ((MemoryStream)Http.Response.Body).ToArray().AsSpan().TrimEnd((byte)'\n');
        writer.WriteStartObject();
        writer.WritePropertyName("body"u8);
        if (content.Length == 0) writer.WriteNullValue();
        else if (IsJson && (!_isWrittenByHook || IsOneValue(content))) writer.WriteRawValue(content, skipInputValidation: true);
        else writer.WriteStringValue(content);
        writer.WriteNumber("status"u8, Http.Response.StatusCode);
        writer.WriteEndObject();
    }

    private bool IsJson => Http.Response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true;

    /// <summary>What hooks write may be several values, or none.</summary>
    private static bool IsOneValue(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content);
        try
        {
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
