using System.Globalization;
using Holdall.Bench.Reference;

namespace Holdall.Bench.Compare;

internal static class ReferenceSetup
{
    public static Task<Contestant> StartAsync(string name, string directory, ComparePlan plan, HttpClient http, CancellationToken stop)
    {
        var url = Contestant.FreeAddress();
        var start = Launch.Self().With(
            ReferenceCommand.Name, "--port", Text(url.Port), "--db", Path.Combine(directory, "reference.db"),
            "--rows", Text(plan.Rows), "--seconds", Text((int)plan.MaxLength.TotalSeconds));
        return Contestant.StartAsync(name, url, start, http, stop);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
