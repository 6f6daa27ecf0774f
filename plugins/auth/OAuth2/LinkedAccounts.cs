using Holdall.Auth;
using Holdall.Collections;
using Holdall.Fields;
using Holdall.Plugins.Auth.Accounts;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Records;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>The accounts that are linked with those of providers.</summary>
internal sealed class LinkedAccounts(
    ICollections collections, IRecords records, ITransactions transactions, IdentityLookup identities, RandomPasswords passwords)
{
    private const string Failed = "Failed to authenticate.";
    private const string Provider = "provider";
    private const string ProviderId = "providerId";

    /// <summary>
    /// The account that signs in: the one that is linked already, or else that of the caller, who links it now, or the one with the address; null when there is
    /// none.
    /// </summary>
    /// <exception cref="ApiException">404, the linked account is gone.</exception>
    public (Record? Record, bool IsLinked) Find(RequestContext request, string provider, OAuth2User user)
    {
        var collection = request.Collection;
        if (user.Id.Length > 0 && FindLink(collection, provider, user.Id) is { } link)
            return (records.Find(collection.Id, link.GetString(FieldNames.RecordRef)) ?? throw ApiException.NotFound(), true);
        return (request.Auth.Collection?.Id == collection.Id ? request.Auth.Record : identities.FindByEmail(collection, user.Email), false);
    }

    /// <summary>
    /// Links an account that exists. Whoever has made it without proving its address may be somebody else who waits for its owner: password, tokens and other
    /// links end.
    /// </summary>
    /// <param name="e">The sign-in.</param>
    /// <param name="record">The account.</param>
    /// <param name="wasLinked">Whether the provider's account was linked before, if not necessarily with this one.</param>
    /// <exception cref="ApiException">400, it can't be saved or linked.</exception>
    public async Task LinkAsync(AuthWithOAuth2RequestEvent e, Record record, bool wasLinked)
    {
        var isCaller = e.Request.Auth.Record is { } caller && caller.Id == record.Id && caller.Collection.Id == record.Collection.Id;
        var isVerified = record.GetBool(FieldNames.Verified);
        var hash = isVerified || isCaller ? null : await passwords.HashAsync(record.Collection, e.Request.ClientAddress, e.Aborted);
        await InTransactionAsync(async () =>
        {
            if (hash is not null) record.SetRandomPassword(hash);
            if (!isVerified) await DropLinksAsync(record, e.Aborted);
            if (FillIn(record, e.OAuth2User) || hash is not null) await records.SaveAsAsync(record, Failed, e.Aborted);
            if (!IsLinked(record, e, wasLinked)) await AddLinkAsync(record, e);
        }, e.Aborted);
    }

    /// <summary>Links an account that was just made, in the transaction that makes it.</summary>
    /// <exception cref="ApiException">400, the provider's account is linked with another one.</exception>
    public Task AddLinkAsync(Record record, AuthWithOAuth2RequestEvent e)
    {
        var link = new Record(collections.Get(SystemCollections.ExternalAuths))
        {
            [FieldNames.CollectionRef] = record.Collection.Id,
            [FieldNames.RecordRef] = record.Id,
            [Provider] = e.ProviderName,
            [ProviderId] = e.OAuth2User.Id,
        };
        return records.SaveAsAsync(link, Failed, e.Aborted);
    }

    /// <summary>Does it in one transaction; what fails for another reason than what was sent is refused like that.</summary>
    public async Task InTransactionAsync(Func<Task> work, CancellationToken aborted)
    {
        try
        {
            await transactions.RunAsync(work, aborted);
        }
        catch (Exception failure) when (failure is not (ApiException or OperationCanceledException))
        {
            throw ApiException.BadRequest(Failed, cause: failure);
        }
    }

    /// <returns>Whether anything has changed.</returns>
    private static bool FillIn(Record record, OAuth2User user)
    {
        var email = record.GetString(FieldNames.Email);
        var isVerified = record.GetBool(FieldNames.Verified);
        var isNewEmail = email.Length == 0 && user.Email.Length > 0;
        if (isNewEmail) record[FieldNames.Email] = user.Email;
        var isProven = !isVerified && (email.Length == 0 || email == user.Email);
        if (isProven) record[FieldNames.Verified] = true;
        return isNewEmail || isProven;
    }

    /// <summary>Somebody may have linked it in the meantime; that is as good if it is with the same account.</summary>
    private bool IsLinked(Record record, AuthWithOAuth2RequestEvent e, bool wasLinked) =>
        FindLink(record.Collection, e.ProviderName, e.OAuth2User.Id) is { } link && (wasLinked || link.GetString(FieldNames.RecordRef) == record.Id);

    private Record? FindLink(Collection collection, string provider, string providerId)
    {
        var links = records.List(SystemCollections.ExternalAuths, new RecordQuery
        {
            Filter = "collectionRef = {:collection} && provider = {:provider} && providerId = {:id}",
            Sort = "-created",
            Limit = 1,
            Parameters = [("collection", collection.Id), (Provider, provider), ("id", providerId)],
        });
        return links.Count > 0 ? links[0] : null;
    }

    private async Task DropLinksAsync(Record record, CancellationToken aborted)
    {
        var links = records.List(SystemCollections.ExternalAuths, new RecordQuery
        {
            Filter = "collectionRef = {:collection} && recordRef = {:record}",
            Parameters = [("collection", record.Collection.Id), ("record", record.Id)],
        });
        foreach (var link in links) await records.DeleteAsync(link, aborted);
    }
}
