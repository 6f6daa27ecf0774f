using System.Text.Json;
using Holdall.Http;
using Holdall.Values;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Backups.Incremental;

/// <summary>Answers how incremental backups stand.</summary>
internal sealed class ShowIncrementalBackups(IncrementalBackups incremental)
{
    public Task RunAsync(RequestContext request) => request.JsonAsync(StatusCodes.Status200OK, incremental.State, Write);

    /// <summary>Writes it as an object of JSON.</summary>
    public static void Write(Utf8JsonWriter json, IncrementalState state)
    {
        json.WriteStartObject();
        json.WriteBoolean("enabled"u8, state.Enabled);
        json.WriteString("place"u8, state.Place);
        json.WriteString("generation"u8, state.Generation);
        json.WriteString("storedUntil"u8, TextOf(state.StoredUntil));
        json.WriteString("lastSegment"u8, TextOf(state.LastSegment));
        json.WriteNumber("bytesWaiting"u8, state.BytesWaiting);
        json.WriteString("error"u8, state.Error);
        json.WriteEndObject();
    }

    private static string TextOf(DateTimeOffset? time) => time is { } known ? DateText.Format(known) : "";
}
