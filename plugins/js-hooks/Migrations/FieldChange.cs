namespace Holdall.Plugins.JsHooks.Migrations;

/// <summary>What happened to a field.</summary>
/// <param name="Kind">One of the words below.</param>
/// <param name="Id">Its id.</param>
/// <param name="Position">Where it stands now.</param>
/// <param name="Field">What it is now; null = it was removed.</param>
internal sealed record FieldChange(string Kind, string Id, int Position, IReadOnlyDictionary<string, object?>? Field)
{
    public const string Removed = "removed";
    public const string Added = "added";
    public const string Updated = "updated";
}
