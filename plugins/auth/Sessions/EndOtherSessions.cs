namespace Holdall.Plugins.Auth.Sessions;

/// <summary><c>POST …/sessions/end-others</c>: all but the one of the request.</summary>
internal sealed class EndOtherSessions(SessionStore sessions)
{
    public async Task RunAsync(RequestContext request)
    {
        SessionStore.RefuseIfOff(request.Collection);
        await sessions.EndOthersAsync(request.Auth.Record!, request.Auth.Credential, request.Aborted);
        await request.NoContentAsync();
    }
}
