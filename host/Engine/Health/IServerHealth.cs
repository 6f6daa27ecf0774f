using System.Text.Json;

namespace Holdall.Engine.Health;

/// <summary>What the host knows of itself, as members of a JSON object.</summary>
internal interface IServerHealth
{
    void Write(Utf8JsonWriter json);
}
