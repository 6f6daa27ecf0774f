using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdall.Bench.Compare;
using Holdall.Bench.Driver;
using Holdall.TestKit.S3;

namespace Holdall.Bench.Files;

/// <summary>`files`: downloads of a small file beside the framework's static files, and a large one up and down.</summary>
internal static class FilesCommand
{
    private const int SmallFile = 10 << 10;
    private const double Target = 0.5;

    public static Command Create()
    {
        var holdall = new Option<string>("--holdall") { Description = "The holdall executable, or its assembly (.dll).", Required = true };
        var seconds = LoadOptions.Bounded("--seconds", "Duration of one run.", 5, 1, 600);
        var rounds = LoadOptions.Bounded("--rounds", "Runs on each server.", 5, 1, 20);
        var connections = LoadOptions.Connections();
        var megabytes = LoadOptions.Bounded("--megabytes", "Size of the large file.", 1024, 1, 100_000);
        var s3 = new Option<bool>("--s3") { Description = "Only sends the large file up and down, with files in a bucket that this process keeps." };
        var command = new Command("files", "Compares downloads with the framework's static files, and sends a large file up and down.")
        {
            holdall, seconds, rounds, connections, megabytes, s3,
        };
        command.SetAction((parsed, stop) =>
        {
            SocketEngine.RunInline();
            var plan = new ComparePlan(0, parsed.GetValue(connections), parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(seconds));
            var launch = Launch.From(parsed.GetRequiredValue(holdall));
            var large = (long)parsed.GetValue(megabytes) << 20;
            return parsed.GetValue(s3) ? RunInBucketAsync(launch, large, stop) : RunAsync(plan, launch, large, stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(ComparePlan plan, Launch launch, long large, CancellationToken stop)
    {
        var directory = Directory.CreateTempSubdirectory("holdall-bench-");
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromHours(1) };
            var small = RandomNumberGenerator.GetBytes(SmallFile);
            var folder = directory.CreateSubdirectory("a").FullName;
            await File.WriteAllBytesAsync(Path.Combine(folder, "small.bin"), small, stop);
            await using var reference = await StartReferenceAsync(folder, http, stop);
            await using var holdall = await FilesHoldall.StartAsync(launch, directory.CreateSubdirectory("b").FullName, http, stop);
            var path = await holdall.UploadAsync(new ByteArrayContent(small), stop);
            var load = new LoadCase("10 KB", "A file of 10 KB.", Target, static (_, _) => []);
            var outcome = await new Comparison(plan, reference, holdall.Server, http).RunCaseAsync(
                load,
                new MeasuredServer(reference, [Get(reference.Url, "/small.bin")], plan.Connections),
                new MeasuredServer(holdall.Server, [Get(holdall.Server.Url, path)], plan.Connections),
                stop);
            CompareTable.Print([outcome], holdall.Server.Name);
            await LargeFile.SendAsync(holdall, http, large, stop);
            return outcome.Failures.Any() ? 1 : 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<int> RunInBucketAsync(Launch launch, long large, CancellationToken stop)
    {
        var directory = Directory.CreateTempSubdirectory("holdall-bench-");
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromHours(1) };
            await using var s3 = await S3Server.StartAsync();
            await using var holdall = await FilesHoldall.StartAsync(launch, directory.FullName, http, stop);
            await holdall.UseAsync(s3, stop);
            // What the first use of the client of the store takes is not what a file takes.
            await holdall.UploadAsync(new ByteArrayContent(new byte[SmallFile]), stop);
            await LargeFile.SendAsync(holdall, http, large, stop);
            return 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static Task<Contestant> StartReferenceAsync(string folder, HttpClient http, CancellationToken stop)
    {
        var url = Contestant.FreeAddress();
        var start = Launch.Self().With(StaticFilesCommand.Name, "--port", url.Port.ToString(CultureInfo.InvariantCulture), "--folder", folder);
        return Contestant.StartAsync("reference", url, start, http, stop);
    }

    private static byte[] Get(Uri url, string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {url.Authority}\r\n\r\n");
}
