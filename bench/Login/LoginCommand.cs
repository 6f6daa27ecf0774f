using System.CommandLine;
using Holdall.Bench.Compare;
using Holdall.Bench.Driver;

namespace Holdall.Bench.Login;

/// <summary>`login`: how many sign in per second, what others see of it, and what the time of an answer tells.</summary>
internal static class LoginCommand
{
    private const int AtOnce = 200;
    private const int Addresses = 20;

    public static Command Create()
    {
        var holdall = new Option<string>("--holdall") { Description = "The holdall executable, or its assembly (.dll).", Required = true };
        var seconds = LoadOptions.Bounded("--seconds", "Duration of each run.", 10, 1, 600);
        var samples = LoadOptions.Bounded("--samples", "Accounts whose answers are timed.", 100, 10, 10_000);
        var command = new Command("login", "Measures signing in, and what it costs others.") { holdall, seconds, samples };
        command.SetAction((parsed, stop) => RunAsync(
            Launch.From(parsed.GetRequiredValue(holdall)), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(samples), stop));
        return command;
    }

    private static async Task<int> RunAsync(Launch launch, TimeSpan duration, int samples, CancellationToken stop)
    {
        var directory = Directory.CreateTempSubdirectory("holdall-bench-");
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
            await using var holdall = await RunningHoldall.StartAsync(launch, Path.Combine(directory.FullName, "pb_data"), http, stop);
            await LoginHoldall.FillAsync(holdall, samples, stop);
            await MeasureRateAsync(holdall, duration, samples, stop);
            await MeasureListsAsync(http, holdall, duration, samples, stop);
            await MeasureAnswersAsync(http, holdall, samples, stop);
            return 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task MeasureRateAsync(RunningHoldall holdall, TimeSpan duration, int samples, CancellationToken stop)
    {
        var bare = BareHashes.Measure(duration);
        using var logins = new Logins(holdall.Url, Addresses);
        await RunAsync(logins, 2 * Environment.ProcessorCount, samples, () => Task.Delay(duration, stop), stop);
        var rate = logins.Succeeded / duration.TotalSeconds;
        Console.WriteLine($"| logins per second | checks of bcrypt alone, on {Environment.ProcessorCount} processors | ratio |");
        Console.WriteLine("|---|---|---|");
        Console.WriteLine($"| {rate:F1} | {bare:F1} | {rate / bare:F2} |");
        Console.WriteLine();
    }

    private static async Task MeasureListsAsync(HttpClient http, RunningHoldall holdall, TimeSpan duration, int samples, CancellationToken stop)
    {
        var (alone, beside) = (new ListTimes(http, holdall.Url), new ListTimes(http, holdall.Url));
        await alone.MeasureAsync(duration, stop);
        using var logins = new Logins(holdall.Url, Addresses);
        await RunAsync(logins, AtOnce, samples, () => beside.MeasureAsync(duration, stop), stop);
        Console.WriteLine("| list | p50 / p99 ms |");
        Console.WriteLine("|---|---|");
        Console.WriteLine($"| alone | {alone} |");
        Console.WriteLine($"| while {AtOnce} sign in ({logins.Succeeded} have, {logins.Refused} were told to wait) | {beside} |");
        Console.WriteLine();
    }

    private static async Task MeasureAnswersAsync(HttpClient http, RunningHoldall holdall, int samples, CancellationToken stop)
    {
        Console.WriteLine("| request | p10 / p50 / p90 / p99 ms with an account | without |");
        Console.WriteLine("|---|---|---|");
        static string Email(string address) => $$"""{"email":"{{address}}"}""";
        static string WrongPassword(string address) => $$"""{"identity":"{{address}}","password":"a wrong one"}""";
        AnswerTimes[] kinds =
            [new("auth-with-password", WrongPassword), new("request-otp", Email), new("request-password-reset", Email), new("request-verification", Email)];
        foreach (var times in kinds)
        {
            await times.MeasureAsync(http, holdall.Url, samples, stop);
            Console.WriteLine(times);
        }
    }

    private static async Task RunAsync(Logins logins, int people, int accounts, Func<Task> meanwhile, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = logins.RunAsync(people, accounts, end.Token);
        await meanwhile();
        await end.CancelAsync();
        await running;
    }
}
