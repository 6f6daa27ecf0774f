using Holdall.Host.Jobs;
using Holdall.Jobs;

namespace Holdall.Host.Tests.Jobs;

public sealed class JobRegistryTests
{
    private readonly JobRegistry _jobs = new();

    [Fact]
    public void A_cron_takes_the_place_of_one_of_the_same_plugin_with_the_same_id()
    {
        JobHandler second = Work;
        _jobs.For("a").AddCron("first", "@daily", Work);
        _jobs.For("a").AddCron("other", "@daily", Work);
        _jobs.For("a").AddCron("first", "@hourly", second);
        _jobs.Crons.Select(cron => (cron.Plugin, cron.Id, cron.When.Text)).ShouldBe([("a", "first", "0 * * * *"), ("a", "other", "0 0 * * *")]);
        _jobs.FindHandler("a", "first").ShouldBe(second);
        _jobs.FindHandler("b", "first").ShouldBeNull();
    }

    [Fact]
    public void Nobody_takes_the_cron_of_another_plugin()
    {
        _jobs.For("a").AddCron("first", "@daily", Work);
        Should.Throw<ArgumentException>(() => _jobs.For("b").AddCron("first", "@hourly", Work)).Message.ShouldStartWith("The job first belongs to a.");
        Should.Throw<ArgumentException>(() => _jobs.For("b").RemoveCron("first"));
        _jobs.FindCron("first")!.Plugin.ShouldBe("a");
    }

    [Fact]
    public void Ids_are_compared_exactly()
    {
        _jobs.For("a").AddCron("alpha", "@daily", Work);
        _jobs.FindCron("ALPHA").ShouldBeNull();
        _jobs.FindCron("alpha").ShouldNotBeNull();
    }

    [Fact]
    public void Names_are_unique_within_a_plugin()
    {
        _jobs.For("a").Add("x", Work);
        _jobs.For("a").AddCron("y", "@daily", Work);
        _jobs.For("b").Add("x", Work);
        Should.Throw<ArgumentException>(() => _jobs.For("a").Add("x", Work));
        Should.Throw<ArgumentException>(() => _jobs.For("a").Add("y", Work));
        Should.Throw<ArgumentException>(() => _jobs.For("a").AddCron("x", "@daily", Work));
    }

    [Fact]
    public void An_invalid_expression_is_refused_with_its_job_and_plugin() =>
        Should.Throw<FormatException>(() => _jobs.For("a").AddCron("x", "* * *", Work)).Message.ShouldStartWith("The job x of a has the schedule \"* * *\". ");

    private static Task Work(JobRun run) => Task.CompletedTask;
}
