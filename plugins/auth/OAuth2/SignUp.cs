using Holdall.Auth;
using Holdall.Fields;
using Holdall.Plugins.Auth.Accounts;
using Holdall.Records;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>Makes an account for somebody who signs in for the first time.</summary>
internal sealed class SignUp(NewAccountValues values, RandomPasswords passwords, LinkedAccounts accounts, IRecordActions actions, IRecords records)
{
    private const string PasswordConfirm = "passwordConfirm";

    /// <exception cref="ApiException">
    /// 400, values are refused or the provider's account is linked in the meantime; 403, nobody may make an account; 429, too many were made.
    /// </exception>
    public async Task<Record> RunAsync(AuthWithOAuth2RequestEvent e)
    {
        var collection = e.AuthCollection;
        if (collection.IsSuperusers) throw ApiException.BadRequest("Superusers can't sign up.");
        var (data, files) = await values.MakeAsync(e);
        var isPasswordGiven = data.ContainsKey(FieldNames.Password);
        var hash = isPasswordGiven ? null : await passwords.HashAsync(collection, e.Request.ClientAddress, e.Aborted);
        if (!isPasswordGiven) data[FieldNames.Password] = data[PasswordConfirm] = RandomPasswords.Create();
        var creation = new RecordCreation
        {
            Collection = collection,
            Values = data,
            Files = files,
            RuleContext = RequestContexts.OAuth2,
            Prepare = hash is null ? null : record => record.SetRandomPassword(hash),
        };
        Record? account = null;
        await accounts.InTransactionAsync(async () =>
        {
            account = await actions.CreateAsync(e.Request, creation);
            await VerifyAsync(account, e);
            await accounts.AddLinkAsync(account, e);
        }, e.Aborted);
        return account!;
    }

    /// <summary>The provider has proven the address, if it is the one that the account has. There is nothing to prove where there is none.</summary>
    private async Task VerifyAsync(Record account, AuthWithOAuth2RequestEvent e)
    {
        if (account.GetBool(FieldNames.Verified) || account.GetString(FieldNames.Email) != e.OAuth2User.Email) return;
        account[FieldNames.Verified] = true;
        await records.SaveAsAsync(account, "Failed to authenticate.", e.Aborted);
    }
}
