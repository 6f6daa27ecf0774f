using Holdall.Collections;
using Holdall.Jobs;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Records;
using Holdall.TestKit.Fakes;
using Holdall.Values;

namespace Holdall.Plugins.Auth.Tests;

public sealed class CredentialJobTests
{
    [Theory]
    [InlineData("__pbMFACleanup__", "_mfas", 600)]
    [InlineData("__pbOTPCleanup__", "_otps", 180)]
    public async Task What_has_expired_is_deleted_every_hour(string job, string collection, int seconds)
    {
        await using var engine = await TestEngine.OpenAsync();
        await engine.StoreAsync(Users());
        await AddAsync("old", "_pb_users_auth_", seconds + 1);
        await AddAsync("new", "_pb_users_auth_", seconds - 1);
        await AddAsync("foreign", "another", seconds + 1);

        var jobs = new Registry();
        new CredentialJobs(engine.Collections, engine.Records, engine.Time, AuthServices.Sessions(engine)).AddJobs(jobs);
        jobs.Crons[job].Expression.ShouldBe("0 * * * *");
        await jobs.Crons[job].Handler(new JobRun { Job = job, Arguments = "null", Aborted = TestContext.Current.CancellationToken });

        engine.Records.List(collection, new RecordQuery()).Select(record => record.Id).ShouldBe(["new", "foreign"]);

        Task AddAsync(string id, string owner, int secondsAgo) => engine.StoreAsync(
            new Record(engine.Collections.Get(collection))
            {
                Id = id,
                ["collectionRef"] = owner,
                ["created"] = Cast.ToDate(TestEngine.Now.AddSeconds(-secondsAgo)),
            });
    }

    private static Collection Users() =>
        AuthFixtures.Users() with
        {
            Auth = AuthFixtures.Users().Auth! with { Mfa = new MfaOptions { Duration = 600 }, Otp = new OtpOptions { Duration = 180, Length = 8 } },
        };

    private sealed class Registry : IJobRegistry
    {
        public Dictionary<string, (string Expression, JobHandler Handler)> Crons { get; } = [];

        public void Add(string name, JobHandler handler, JobRetries? retries = null) => throw new NotSupportedException();

        public void AddCron(string id, string expression, JobHandler handler, CronOptions? options = null) => Crons[id] = (expression, handler);

        public bool RemoveCron(string id) => Crons.Remove(id);
    }
}
