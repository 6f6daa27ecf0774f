using Holdall.Http;

namespace Holdall.Engine.Records;

/// <summary>What the endpoints of records say about their collection, over HTTP and in a batch (spec 04, sections 9 to 14 and 18).</summary>
internal static class RecordRoutes
{
    private const string Missing = "Missing collection context.";

    public static readonly CollectionRoute List = new() { MissingMessage = Missing, Actions = ["list"] };
    public static readonly CollectionRoute View = new() { MissingMessage = Missing, Actions = ["view"] };
    public static readonly CollectionRoute Create = new() { Kind = CollectionKind.Writable, Actions = ["create"], BodyLimit = RecordBodyLimit.Of };
    public static readonly CollectionRoute Update = new() { Kind = CollectionKind.Writable, Actions = ["update"], BodyLimit = RecordBodyLimit.Of };
    public static readonly CollectionRoute Delete = new() { MissingMessage = Missing, Kind = CollectionKind.Writable, Actions = ["delete"] };
}
