using Holdall.Bench.Driver;

namespace Holdall.Bench.Compare;

/// <summary>Loads both servers in turn, so that whatever else the machine does meets both.</summary>
internal sealed class Comparison(ComparePlan plan, Contestant reference, Contestant challenger, HttpClient http)
{
    public async Task<IReadOnlyList<CaseOutcome>> RunAsync(CancellationToken stop)
    {
        await SameShape.CheckAsync(http, reference.Url, challenger.Url, stop);
        var referenceIds = await RecordIds.FetchAsync(http, reference.Url, stop);
        var challengerIds = await RecordIds.FetchAsync(http, challenger.Url, stop);
        var outcomes = new List<CaseOutcome>();
        foreach (var load in LoadCase.All)
        {
            var first = new MeasuredServer(reference, load.Requests(reference.Url, referenceIds), plan.Connections);
            var second = new MeasuredServer(challenger, load.Requests(challenger.Url, challengerIds), plan.Connections);
            outcomes.Add(await RunCaseAsync(load, first, second, stop));
        }

        return outcomes;
    }

    public async Task<CaseOutcome> RunCaseAsync(LoadCase load, MeasuredServer first, MeasuredServer second, CancellationToken stop)
    {
        var duration = TimeSpan.FromSeconds(plan.Seconds);
        var outcome = new CaseOutcome(load);
        outcome.WarmUps.Add(await first.RunAsync(TimeSpan.FromSeconds(plan.WarmUp), stop));
        outcome.WarmUps.Add(await second.RunAsync(TimeSpan.FromSeconds(plan.WarmUp), stop));
        for (var round = 0; round < plan.Rounds && !outcome.Failures.Any(); round++)
        {
            // Who goes first changes with each round.
            var firstGoesFirst = round % 2 == 0;
            var early = await (firstGoesFirst ? first : second).RunAsync(duration, stop);
            var late = await (firstGoesFirst ? second : first).RunAsync(duration, stop);
            outcome.Reference.Add(firstGoesFirst ? early : late);
            outcome.Challenger.Add(firstGoesFirst ? late : early);
            Console.WriteLine(
                $"{load.Name,-6} round {round + 1}: reference {outcome.Reference[round].Load.PerSecond,7:F0}, " +
                $"{challenger.Name} {outcome.Challenger[round].Load.PerSecond,7:F0} requests/s");
        }

        return outcome;
    }
}
