using System.Text;
using System.Text.Json;
using Holdall.Http;

namespace Holdall.Engine.Migrations;

/// <summary>A run of migrations failed as a whole; nothing was changed. Its message is all that the operator needs to read.</summary>
internal sealed class MigrationException(string message, Exception? cause = null) : Exception(message, cause)
{
    public static MigrationException Of(string action, string name, string? plugin, Exception cause) =>
        new($"failed to {action} migration {name}{(plugin is null ? "" : $" of the plugin \"{plugin}\"")}: {Reason(cause)}", cause);

    /// <summary>What is wrong with which field stands in the errors, not in the message.</summary>
    private static string Reason(Exception cause)
    {
        if (cause is not ApiException { Errors.Any: true } api) return cause.GetBaseException().Message;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) api.Errors.WriteMessagesTo(writer);
        return $"{cause.Message} {Encoding.UTF8.GetString(stream.ToArray())}";
    }
}
