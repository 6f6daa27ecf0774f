using Holdall.Records;

namespace Holdall.Plugins.Auth.Accounts;

/// <summary>Saves accounts for endpoints that have a message of their own.</summary>
internal static class SavingAccounts
{
    /// <exception cref="ApiException">400 with this message, and an error for each field that is not valid.</exception>
    public static async Task SaveAsAsync(this IRecords records, Record record, string failed, CancellationToken aborted)
    {
        try
        {
            await records.SaveAsync(record, aborted);
        }
        catch (ApiException e) when (e.Status == StatusCodes.Status400BadRequest)
        {
            throw ApiException.BadRequest(failed, e.Errors, e);
        }
    }
}
