using Holdall.Auth;
using Holdall.Records;
using Holdall.Settings;

namespace Holdall.Plugins.Files.Download;

/// <summary>Who may download protected files: whoever the file token is of, if the view rule holds.</summary>
internal sealed class ProtectedFiles(IRules rules, ISettings settings, ITokens? tokens = null)
{
    public bool MayDownload(Record record, RequestContext request)
    {
        var info = request.ToInfo() with { Context = RequestContexts.ProtectedFile, Auth = CallerOf(request) };
        return rules.MayAccess(record.Collection.ViewRule, record, info);
    }

    private AuthState CallerOf(RequestContext request)
    {
        if (request.Query("token") is not { Length: > 0 } token || tokens?.FindRecord(token, TokenTypes.File) is not { } record) return AuthState.Guest;
        if (record.Collection.IsSuperusers && !settings.Current.AllowsSuperuserFrom(request.ClientAddress)) return AuthState.Guest;
        return new AuthState(record);
    }
}
