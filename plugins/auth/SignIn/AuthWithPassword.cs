using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Records;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary><c>POST …/auth-with-password</c>.</summary>
internal sealed class AuthWithPassword(
    IdentityLookup identities, IRecords records, IPasswordHasher hasher, IHooks hooks, AuthResponse response)
{
    public async Task RunAsync(RequestContext request)
    {
        request.RuleContext = RequestContexts.Password;
        var collection = request.Collection;
        var options = collection.Auth!.PasswordAuth;
        if (!options.Enabled) throw ApiException.Forbidden("The collection is not configured to allow password authentication.");
        var form = await ReadAsync(request, options);
        var e = new AuthWithPasswordRequestEvent
        {
            Request = request,
            Aborted = request.Aborted,
            AuthCollection = collection,
            Record = identities.Find(collection, form.IdentityField, form.Identity),
            Identity = form.Identity,
            IdentityField = form.IdentityField,
            Password = form.Password,
        };
        await hooks.RecordAuthWithPasswordRequest.RunAsync(e, async () =>
        {
            if (!await IsPasswordOfAsync(e)) throw InvalidCredentials();
            await response.SendAsync(request, e.Record!, RequestContexts.Password);
        });
    }

    private static ApiException InvalidCredentials() =>
        new(StatusCodes.Status400BadRequest, "Failed to authenticate.") { Reason = "invalid login credentials" };

    private static async Task<Form> ReadAsync(RequestContext request, PasswordAuthOptions options)
    {
        var body = await request.ReadFormAsync();
        var form = new Form(body.GetString("identity"), body.GetString(FieldNames.Password), body.GetString("identityField"));
        var errors = new FieldErrors();
        errors.Require("identity", form.Identity, 1, 255);
        errors.Require("password", form.Password, 1, 255);
        errors.CheckLength("identityField", form.IdentityField, 1, 255);
        if (form.IdentityField.Length > 0 && !options.IdentityFields.Contains(form.IdentityField)) errors.Add("identityField", FieldError.NotInList);
        errors.ThrowIfAny(FormChecks.Invalid);
        return form;
    }

    private async Task<bool> IsPasswordOfAsync(AuthWithPasswordRequestEvent e)
    {
        // An unknown identity takes as long as a wrong password, and so does an account without one: the time does not tell who has an account.
        var hash = (e.Record ?? FindAny(e.AuthCollection))?.GetString(FieldNames.Password) ?? "";
        if (hash.Length > 0) return await hasher.VerifyAsync(e.Password, hash, e.Request.ClientAddress, e.Aborted) && e.Record is not null;
        await hasher.HashAsync("", ((PasswordField)e.AuthCollection.Fields[FieldNames.Password]).HashCost, e.Request.ClientAddress, e.Aborted);
        return false;
    }

    private Record? FindAny(Collection collection)
    {
        var some = records.List(collection.Id, new RecordQuery { Limit = 1 });
        return some.Count > 0 ? some[0] : null;
    }

    private sealed record Form(string Identity, string Password, string IdentityField);
}
