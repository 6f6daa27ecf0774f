using System.Text.Json;

namespace Holdall.Bench.Compare;

/// <summary>The figures for other programs to read: medians, and every round they come from.</summary>
internal static class CompareFile
{
    public static async Task WriteAsync(string file, ComparePlan plan, IReadOnlyList<CaseOutcome> outcomes, CancellationToken stop)
    {
        await using var stream = File.Create(file);
        await using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("rows", plan.Rows);
        json.WriteNumber("connections", plan.Connections);
        json.WriteNumber("seconds", plan.Seconds);
        json.WriteNumber("rounds", plan.Rounds);
        json.WriteStartArray("cases");
        foreach (var outcome in outcomes)
            Write(json, outcome);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(stop);
    }

    private static void Write(Utf8JsonWriter json, CaseOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("case", outcome.Case.Name);
        json.WriteNumber("ratio", outcome.Ratio);
        json.WriteNumber("target", outcome.Case.Target);
        json.WriteNumber("failures", outcome.Failures.Count());
        Write(json, "reference", outcome.Reference);
        Write(json, "challenger", outcome.Challenger);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string server, List<Measurement> runs)
    {
        json.WriteStartObject(server);
        json.WriteNumber("requestsPerSecond", CaseOutcome.Median(runs, run => run.Load.PerSecond));
        json.WriteNumber("p50Milliseconds", CaseOutcome.Median(runs, run => run.Load.P50));
        json.WriteNumber("p99Milliseconds", CaseOutcome.Median(runs, run => run.Load.P99));
        json.WriteNumber("processorMicroseconds", CaseOutcome.Median(runs, run => run.ProcessorMicroseconds));
        json.WriteStartArray("rounds");
        foreach (var run in runs)
            json.WriteNumberValue(run.Load.PerSecond);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
