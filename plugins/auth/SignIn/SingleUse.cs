using Holdall.Records;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>Records that let somebody in once.</summary>
internal static class SingleUse
{
    /// <summary>Deletes one. Of several who come with it at the same time, one gets in.</summary>
    /// <param name="records">The records.</param>
    /// <param name="record">The record.</param>
    /// <param name="refusal">What the others are told.</param>
    /// <param name="aborted">Gives up.</param>
    public static async Task UseUpAsync(this IRecords records, Record record, ApiException refusal, CancellationToken aborted)
    {
        try
        {
            await records.DeleteAsync(record, aborted);
        }
        catch (ApiException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            throw refusal;
        }
    }
}
