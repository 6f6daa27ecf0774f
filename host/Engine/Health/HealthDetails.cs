using System.Text.Json;
using Holdall.Engine.Backups;
using Holdall.Engine.Backups.Incremental;
using Holdall.Engine.Logs;
using Holdall.Engine.Storage;
using Holdall.Values;

namespace Holdall.Engine.Health;

/// <summary>What operators look at first: databases, logs, the last backup, and what the host says of itself.</summary>
internal sealed class HealthDetails(Databases databases, LogStore logs, BackupHistory backups, IncrementalBackups incremental, IServerHealth? server = null)
{
    public void Write(Utf8JsonWriter json)
    {
        server?.Write(json);
        json.WriteStartObject("databases"u8);
        foreach (var database in databases.Opened) Write(json, database);
        json.WriteEndObject();
        json.WriteStartObject("logs"u8);
        json.WriteNumber("waiting"u8, logs.Waiting);
        json.WriteNumber("dropped"u8, logs.DroppedSoFar);
        json.WriteEndObject();
        Write(json, backups.Last);
        if (incremental.State is not { Enabled: true } state) return;
        json.WritePropertyName("incrementalBackups"u8);
        ShowIncrementalBackups.Write(json, state);
    }

    private static void Write(Utf8JsonWriter json, Database database)
    {
        json.WriteStartObject(database.Name);
        json.WriteNumber("size"u8, database.Size);
        json.WriteNumber("commits"u8, database.Commits);
        json.WriteNumber("waiting"u8, database.WaitingWrites);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BackupOutcome? last)
    {
        if (last is null)
        {
            json.WriteNull("lastBackup"u8);
            return;
        }

        json.WriteStartObject("lastBackup"u8);
        json.WriteString("name"u8, last.Name);
        json.WriteString("ended"u8, DateText.Format(last.EndedAt));
        json.WriteBoolean("succeeded"u8, last.Succeeded);
        json.WriteEndObject();
    }
}
