using Holdall.Bench.Compare;
using Holdall.Bench.Driver;
using Holdall.Bench.Posts;

namespace Holdall.Bench.Hooks;

/// <summary>A Holdall with one kind of handler around creates, and how it has done.</summary>
internal sealed class HooksServer(string name, RunningHoldall holdall, MeasuredServer measured) : IAsyncDisposable
{
    private const string Collection = """
        {"name":"posts","type":"base","createRule":"","fields":[{"name":"title","type":"text"},{"name":"slug","type":"text"},{"name":"body","type":"text"},
        {"name":"views","type":"number"},{"name":"active","type":"bool"},{"name":"author","type":"text"},{"name":"created","type":"autodate","onCreate":true}]}
        """;

    private const string Script = """onRecordCreate((e) => { e.record.set("slug", "a-post-made-under-load"); e.next() }, "posts")""";

    public string Name => name;

    public List<Measurement> Runs { get; } = [];

    public IEnumerable<string> Failures => Runs.SelectMany(run => run.Load.Failures);

    /// <summary>Each kind, and what it puts beside its data directory.</summary>
    public static IEnumerable<(string Name, Action<DirectoryInfo> Prepare)> Kinds(DirectoryInfo? plugin)
    {
        yield return ("no hook", _ => { });
        if (plugin is not null)
            yield return ("C#", beside => Copy(plugin, beside.CreateSubdirectory("pb_plugins").CreateSubdirectory("slugs")));
        yield return ("JavaScript", beside => File.WriteAllText(Path.Combine(beside.CreateSubdirectory("pb_hooks").FullName, "main.pb.js"), Script));
    }

    public static async Task<HooksServer> StartAsync(
        (string Name, Action<DirectoryInfo> Prepare) kind, Launch launch, DirectoryInfo folder, int connections, HttpClient http, CancellationToken stop)
    {
        kind.Prepare(folder);
        var holdall = await RunningHoldall.StartAsync(launch, Path.Combine(folder.FullName, "pb_data"), http, stop);
        await holdall.PostAsync("/api/collections", Collection, stop);
        var first = await holdall.PostAsync("/api/collections/posts/records", PostSample.CreateBody, stop);
        if (kind.Name != "no hook" && first.GetProperty("slug").GetString() is not { Length: > 0 })
            throw new InvalidOperationException($"The handler in {kind.Name} has not run.");
        return new HooksServer(kind.Name, holdall, new MeasuredServer(holdall.Server, LoadRequests.Create(holdall.Url), connections));
    }

    public async Task WarmUpAsync(TimeSpan duration, CancellationToken stop) => await measured.RunAsync(duration, stop);

    public async Task MeasureAsync(TimeSpan duration, CancellationToken stop) => Runs.Add(await measured.RunAsync(duration, stop));

    public ValueTask DisposeAsync() => holdall.DisposeAsync();

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(Path.Combine(to.FullName, file.Name));
    }
}
