using Holdall.Records;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary><c>POST …/impersonate/{id}</c>.</summary>
internal sealed class Impersonate(IRecords records, AuthResponse response)
{
    /// <summary>The same message for a collection that is missing as for one without accounts, unlike elsewhere.</summary>
    public static readonly CollectionRoute Route =
        new() { Kind = CollectionKind.Auth, MissingMessage = "Missing or invalid auth collection context." };

    public async Task RunAsync(RequestContext request)
    {
        var collection = request.Collection;
        var record = records.Find(collection.Id, request.Route("id")) ?? throw ApiException.NotFound();
        var duration = (await request.ReadFormAsync()).GetInteger("duration");
        if (duration < 0)
        {
            new FieldErrors().Add("duration", "validation_min_greater_equal_than_required", "Must be no less than 0.", ("threshold", 0))
                .ThrowIfAny(FormChecks.Invalid);
        }

        await response.SendAsync(request, record, "", new TokenTerms { Refreshable = false, Duration = duration, IsProven = true });
    }
}
