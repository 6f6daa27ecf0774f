using Holdall.Collections;
using Holdall.Jobs;
using Holdall.Plugins.Auth.Sessions;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Plugins.Auth.SignIn;

/// <summary>Deletes half-done sign-ins, one-time passwords and sessions that nobody can use any more, once an hour.</summary>
internal sealed class CredentialJobs(ICollections collections, IRecords records, TimeProvider time, SessionStore sessions) : IJobModule
{
    public void AddJobs(IJobRegistry jobs)
    {
        jobs.AddCron(
            "__pbMFACleanup__", "0 * * * *", run => CleanUpAsync(SystemCollections.Mfas, static options => SecondFactor.DurationOf(options.Mfa), run.Aborted));
        jobs.AddCron("__pbOTPCleanup__", "0 * * * *", async run =>
        {
            await CleanUpAsync(SystemCollections.Otps, static options => options.Otp.Duration, run.Aborted);
            await sessions.DeleteExpiredAsync(run.Aborted);
        });
    }

    private async Task CleanUpAsync(string name, Func<AuthOptions, long> duration, CancellationToken aborted)
    {
        if (collections.Find(name) is null) return;
        foreach (var collection in collections.All)
        {
            if (collection.Auth is not { } options) continue;
            var oldest = Cast.ToDate(time.GetUtcNow().AddSeconds(-duration(options)));
            var expired = records.List(name, new RecordQuery
            {
                Filter = "collectionRef = {:collection} && created < {:oldest}",
                Parameters = [("collection", collection.Id), ("oldest", oldest)],
            });
            foreach (var record in expired) await records.DeleteAsync(record, aborted);
        }
    }
}
