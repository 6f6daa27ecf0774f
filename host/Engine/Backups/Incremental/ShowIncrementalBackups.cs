using System.Text.Json;
using Holdall.Http;
using Holdall.Values;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>Answers how incremental backups stand.</summary>
internal sealed class ShowIncrementalBackups(IncrementalBackups incremental, EngineOptions options)
{
    public Task RunAsync(RequestContext request) => request.JsonAsync(StatusCodes.Status200OK, incremental.State, WriteAnswer);

    /// <summary>With what the commands of a restore have to be told: run elsewhere, they would take another data directory.</summary>
    private void WriteAnswer(Utf8JsonWriter json, IncrementalState state)
    {
        json.WriteStartObject();
        WriteMembers(json, state);
        json.WriteString("dataDirectory"u8, options.DataDirectory);
        json.WriteString("incrementalDir"u8, options.IncrementalFolder ?? "");
        json.WriteEndObject();
    }

    /// <summary>Writes it as an object of JSON.</summary>
    public static void Write(Utf8JsonWriter json, IncrementalState state)
    {
        json.WriteStartObject();
        WriteMembers(json, state);
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, IncrementalState state)
    {
        json.WriteBoolean("enabled"u8, state.Enabled);
        json.WriteString("place"u8, state.Place);
        json.WriteString("generation"u8, state.Generation);
        json.WriteString("storedUntil"u8, TextOf(state.StoredUntil));
        json.WriteString("lastSegment"u8, TextOf(state.LastSegment));
        json.WriteNumber("bytesWaiting"u8, state.BytesWaiting);
        json.WriteString("error"u8, state.Error);
    }

    private static string TextOf(DateTimeOffset? time) => time is { } known ? DateText.Format(known) : "";
}
