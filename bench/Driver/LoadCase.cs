namespace Holdall.Bench.Driver;

/// <summary>What is asked of a server, and which part of the reference's rate Holdall shall reach.</summary>
internal sealed record LoadCase(string Name, string Description, double Target, Func<Uri, IReadOnlyList<string>, byte[][]> Requests)
{
    public static readonly LoadCase View = new("view", "One record by a random id.", 0.5, LoadRequests.View);

    public static readonly LoadCase List = new("list", "A random page of 30 records with its totals.", 0.4, (url, _) => LoadRequests.List(url));

    public static readonly LoadCase Create = new("create", "A new record from a JSON body.", 0.8, (url, _) => LoadRequests.Create(url));

    /// <summary>Create comes last: it makes the table grow.</summary>
    public static readonly IReadOnlyList<LoadCase> All = [View, List, Create];
}
