using System.Text.Json;
using Holdall.Auth;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Values;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary><c>POST …/auth-with-oauth2</c>.</summary>
internal sealed class AuthWithOAuth2(
    OAuth2Catalog catalog, IOAuth2Http http, AppleNames appleNames, LinkedAccounts accounts, SignUp signUp, IHooks hooks, AuthResponse response,
    TimeProvider time)
{
    /// <summary>For everything that the provider is asked.</summary>
    private static readonly TimeSpan MaxWaiting = TimeSpan.FromSeconds(30);

    public async Task RunAsync(RequestContext request)
    {
        request.RuleContext = RequestContexts.OAuth2;
        var collection = request.Collection;
        if (!collection.Auth!.OAuth2.Enabled) throw ApiException.Forbidden("The collection is not configured to allow OAuth2 authentication.");
        var form = await OAuth2Form.ReadAsync(request, catalog);
        var signIn = SignInOf(form);
        var user = await AskProviderAsync(form.Provider, signIn, request.Aborted);
        var account = accounts.Find(request, form.Provider.Name, user);
        var e = new AuthWithOAuth2RequestEvent
        {
            Request = request,
            Aborted = request.Aborted,
            AuthCollection = collection,
            Record = account.Record,
            ProviderName = form.Provider.Name,
            Provider = form.Provider,
            SignIn = signIn,
            OAuth2User = user,
            CreateData = form.CreateData,
            IsNewRecord = account.Record is null,
        };
        await hooks.RecordAuthWithOAuth2Request.RunAsync(e, async () =>
        {
            if (e.Record is { } record) await accounts.LinkAsync(e, record, account.IsLinked);
            else e.Record = await signUp.RunAsync(e);
            await response.SendAsync(request, e.Record, RequestContexts.OAuth2, meta: MetaOf(e));
        });
    }

    private OAuth2SignIn SignInOf(OAuth2Form form) => new()
    {
        Options = form.Options,
        Code = form.Code,
        CodeVerifier = form.CodeVerifier,
        RedirectURL = form.RedirectURL,
        Http = http,
    };

    private async Task<OAuth2User> AskProviderAsync(IOAuth2Provider provider, OAuth2SignIn signIn, CancellationToken aborted)
    {
        using var limit = new CancellationTokenSource(MaxWaiting, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, aborted);
        var token = await OrRefuseAsync(() => provider.ExchangeAsync(signIn, both.Token), "Failed to fetch OAuth2 token.", aborted);
        var user = await OrRefuseAsync(() => provider.FetchUserAsync(signIn, token, both.Token), "Failed to fetch OAuth2 user.", aborted);
        return user with
        {
            Name = user.Name.Length == 0 && provider.Name == AppleNames.Provider ? appleNames.Take(signIn.Code) ?? "" : user.Name,
            AccessToken = user.AccessToken.Length > 0 ? user.AccessToken : token.AccessToken,
            RefreshToken = user.RefreshToken.Length > 0 ? user.RefreshToken : token.RefreshToken,
            Expiry = user.Expiry ?? token.Expiry,
        };
    }

    /// <summary>Providers of any plugin may fail in any way; the log has it, and the client learns which step it was.</summary>
    private static async Task<T> OrRefuseAsync<T>(Func<Task<T>> step, string message, CancellationToken aborted)
    {
        try
        {
            return await step();
        }
        catch (Exception e) when (e is not ApiException && !aborted.IsCancellationRequested)
        {
            throw ApiException.BadRequest(message, cause: e);
        }
    }

    /// <summary>What the client learns of the user; two keys are for the same, for clients of older versions.</summary>
    private static Dictionary<string, object?> MetaOf(AuthWithOAuth2RequestEvent e)
    {
        var user = e.OAuth2User;
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["id"] = user.Id,
            ["name"] = user.Name,
            ["username"] = user.Username,
            ["email"] = user.Email,
            ["avatarURL"] = user.AvatarURL,
            ["avatarUrl"] = user.AvatarURL,
            ["accessToken"] = user.AccessToken,
            ["refreshToken"] = user.RefreshToken,
            ["expiry"] = user.Expiry is { } expiry ? Cast.ToDate(expiry) : "",
            ["rawUser"] = user.RawUser.ValueKind == JsonValueKind.Undefined ? OAuth2Json.Empty : user.RawUser,
            ["isNew"] = e.IsNewRecord,
        };
    }
}
