using System.Diagnostics;
using System.Text;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Login;

/// <summary>How long a kind of request takes for addresses with an account and for those without, asked in turn: the difference tells who has one.</summary>
/// <param name="path">The last part of its path.</param>
/// <param name="body">Its body, by the address.</param>
internal sealed class AnswerTimes(string path, Func<string, string> body)
{
    private static readonly double[] s_parts = [0.1, 0.5, 0.9, 0.99];

    private readonly LatencyHistogram _known = new();
    private readonly LatencyHistogram _unknown = new();

    /// <param name="http">The client.</param>
    /// <param name="url">Of the server.</param>
    /// <param name="samples">Number of accounts, each of which is asked for once: one that was written to is left alone for a while.</param>
    /// <param name="stop">Gives up.</param>
    public async Task MeasureAsync(HttpClient http, Uri url, int samples, CancellationToken stop)
    {
        for (var i = 0; i < samples; i++)
        {
            // Neither is always the one that comes after the other.
            if (i % 2 == 0)
                await AskAsync(_known, LoginHoldall.Person(i));
            await AskAsync(_unknown, LoginHoldall.Nobody(i));
            if (i % 2 == 1)
                await AskAsync(_known, LoginHoldall.Person(i));
        }

        async Task AskAsync(LatencyHistogram times, string address)
        {
            using var content = new StringContent(body(address), Encoding.UTF8, "application/json");
            var begun = Stopwatch.GetTimestamp();
            using var answer = await http.PostAsync(new Uri(url, "/api/collections/people/" + path), content, stop);
            times.Add((long)Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
        }
    }

    public override string ToString() => $"| {path} | {Show(_known)} | {Show(_unknown)} |";

    private static string Show(LatencyHistogram times) =>
        string.Join(" / ", s_parts.Select(part => $"{times.Percentile(part) / 1000.0:F2}"));
}
