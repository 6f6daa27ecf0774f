using Holdall.Collections;
using Holdall.Jobs;
using Holdall.Plugins.Auth.SignIn;
using Holdall.Records;
using Holdall.TestKit.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Plugins.Auth.Tests;

public sealed class CredentialJobTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-01-01T12:00:00Z");

    private readonly FakeCollections _collections = new(Users(), Credentials("_mfas"), Credentials("_otps"));
    private readonly FakeRecords _records;

    public CredentialJobTests() => _records = new FakeRecords(_collections);

    [Theory]
    [InlineData("__pbMFACleanup__", "_mfas", 600)]
    [InlineData("__pbOTPCleanup__", "_otps", 180)]
    public async Task What_has_expired_is_deleted_every_hour(string job, string collection, int seconds)
    {
        Add("old", collection, "_pb_users_auth_", seconds + 1);
        Add("new", collection, "_pb_users_auth_", seconds - 1);
        Add("foreign", collection, "another", seconds + 1);

        var jobs = new Registry();
        new CredentialJobs(_collections, _records, new FakeTimeProvider(Now)).AddJobs(jobs);
        jobs.Crons[job].Expression.ShouldBe("0 * * * *");
        await jobs.Crons[job].Handler(new JobRun(job, "null", TestContext.Current.CancellationToken));

        _records.All.Select(record => record.Id).ShouldBe(["new", "foreign"]);
    }

    private static Collection Users() => AuthFixtures.Users() with { Auth = AuthFixtures.Users().Auth! with { Mfa = new MfaOptions(false, 600), Otp = new OtpOptions(false, 180, 8, new MailTemplate()) } };

    private static Collection Credentials(string name) => new()
    {
        Id = name,
        Name = name,
        Fields = [new TextField { Name = "id" }, new TextField { Name = "collectionRef" }, new AutodateField { Name = "created" }],
    };

    private void Add(string id, string collection, string owner, int secondsAgo) =>
        _records.Add(new Record(_collections.Get(collection)) { Id = id, ["collectionRef"] = owner, ["created"] = Cast.ToDate(Now.AddSeconds(-secondsAgo)) });

    private sealed class Registry : IJobRegistry
    {
        public Dictionary<string, (string Expression, JobHandler Handler)> Crons { get; } = [];

        public void Add(string name, JobHandler handler) => throw new NotSupportedException();

        public void AddCron(string id, string expression, JobHandler handler) => Crons[id] = (expression, handler);

        public bool RemoveCron(string id) => Crons.Remove(id);
    }
}
