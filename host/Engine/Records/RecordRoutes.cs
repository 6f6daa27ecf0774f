using Holdall.Http;

namespace Holdall.Engine.Records;

/// <summary>What the actions on records say about their collection, over HTTP and in a batch.</summary>
internal static class RecordRoutes
{
    private const string Missing = "Missing collection context.";

    public static readonly CollectionRoute List = new() { MissingMessage = Missing, Actions = ["list"] };
    public static readonly CollectionRoute View = new() { MissingMessage = Missing, Actions = ["view"] };
    public static readonly CollectionRoute Create = Write("create");
    public static readonly CollectionRoute Update = Write("update");
    public static readonly CollectionRoute Delete = new() { MissingMessage = Missing, Kind = CollectionKind.Writable, Actions = ["delete"] };

    private static CollectionRoute Write(string action) =>
        new() { Kind = CollectionKind.Writable, Actions = [action], BodyLimit = RecordBodyLimit.Of };
}
