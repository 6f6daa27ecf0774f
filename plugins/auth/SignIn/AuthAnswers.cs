using Holdall.Auth;
using Holdall.Records;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>Sign-ins by ways of other plugins.</summary>
internal sealed class AuthAnswers(AuthResponse response) : IAuthAnswers
{
    public Task AnswerAsync(RequestContext request, Record record, string method = "", object? meta = null)
    {
        if (!record.Collection.IsAuth) throw ApiException.BadRequest("The record is not of an auth collection.");
        return response.SendAsync(request, record, method, meta: meta);
    }
}
