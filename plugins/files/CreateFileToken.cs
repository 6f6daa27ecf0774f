using Holdall.Auth;
using Holdall.Files;

namespace Holdall.Plugins.Files;

/// <summary><c>POST /api/files/token</c>.</summary>
internal sealed class CreateFileToken(IHooks hooks, ITokens? tokens = null)
{
    public async Task RunAsync(RequestContext request)
    {
        if (request.Auth.Record is not { } record || tokens is null) throw ApiException.Unauthorized("The request requires valid record authorization token.");
        var token = tokens.CreateFor(request.Auth, TokenTypes.File);
        var e = new FileTokenRequestEvent { Request = request, Aborted = request.Aborted, Record = record, Token = token };
        await hooks.FileTokenRequest.RunAsync(e, () => request.JsonAsync(StatusCodes.Status200OK, e.Token, static (writer, token) =>
        {
            writer.WriteStartObject();
            writer.WriteString("token"u8, token);
            writer.WriteEndObject();
        }));
    }
}
