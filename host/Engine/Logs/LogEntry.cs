using System.Text.Json;

namespace Holdall.Engine.Logs;

/// <summary>One entry of the log. Whoever adds it hands over plain values; texts and JSON are made when it is written, away from the request.</summary>
/// <param name="level">One of <see cref="LogLevels"/>, or any number between.</param>
/// <param name="created">Time of the event.</param>
internal abstract class LogEntry(int level, DateTimeOffset created)
{
    public int Level { get; } = level;

    public DateTimeOffset Created { get; } = created;

    /// <summary>About how many characters it keeps in memory.</summary>
    public abstract int Weight { get; }

    /// <summary>What happened, in one line.</summary>
    public abstract string ToMessage();

    /// <summary>Writes the details as one JSON object.</summary>
    public abstract void WriteData(Utf8JsonWriter json);
}

/// <summary>An entry whose texts are known already.</summary>
/// <param name="level">Its level.</param>
/// <param name="created">Time of the event.</param>
/// <param name="message">What happened.</param>
/// <param name="data">A JSON object in UTF-8.</param>
internal sealed class PlainLogEntry(int level, DateTimeOffset created, string message, ReadOnlyMemory<byte> data) : LogEntry(level, created)
{
    public override int Weight => message.Length + data.Length;

    public override string ToMessage() => message;

    public override void WriteData(Utf8JsonWriter json) => json.WriteRawValue(data.Span);
}
