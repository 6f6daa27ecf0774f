namespace Holdall.Plugins.Auth.Passkeys;

/// <summary>What a page gets to begin with: the id of the challenge, and the options that the browser's own functions parse.</summary>
internal static class PasskeyAnswer
{
    public static Task WriteAsync(RequestContext request, string challengeId, string options) =>
        request.JsonAsync(StatusCodes.Status200OK, (challengeId, options), static (writer, answer) =>
        {
            writer.WriteStartObject();
            writer.WriteString("challengeId"u8, answer.challengeId);
            writer.WritePropertyName("options"u8);
            writer.WriteRawValue(answer.options);
            writer.WriteEndObject();
        });
}
