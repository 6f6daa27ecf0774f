namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>The answer to a request, as it is written bit by bit.</summary>
internal sealed class ScriptResponse(RequestContext request)
{
    public static readonly HostType<ScriptResponse> Table = new HostType<ScriptResponse>("ResponseWriter")
        .Method("header", response => new ScriptHeaders(response.Request.Http.Response.Headers))
        .Action("writeHeader", (response, a) => a.Wait(Answers.BeginAsync(response.Request, (int)a.Integer(0))))
        .Method("write", (response, a) => response.Write(a));

    private RequestContext Request => request;

    private int Write(CallArguments a)
    {
        var bytes = a.Bytes(0);
        a.Wait(Answers.WriteAsync(request, StatusCodes.Status200OK, null, bytes));
        return bytes.Length;
    }
}
