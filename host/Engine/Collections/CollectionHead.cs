using Holdall.Collections;

namespace Holdall.Engine.Collections;

/// <summary>What of a collection is plain in its JSON: everything but fields, times and the options of auth collections.</summary>
internal sealed record CollectionHead(
    string Id, string? ListRule, string? ViewRule, string? CreateRule, string? UpdateRule, string? DeleteRule, string Name, string Type,
    IReadOnlyList<string> Indexes, bool System,
    string ViewQuery)
{
    public static CollectionHead Of(Collection c) =>
        new(c.Id, c.ListRule, c.ViewRule, c.CreateRule, c.UpdateRule, c.DeleteRule, c.Name, c.Type, c.Indexes, c.System, c.ViewQuery ?? "");

    public Collection Over(Collection c) => c with
    {
        Id = Id,
        ListRule = ListRule,
        ViewRule = ViewRule,
        CreateRule = CreateRule,
        UpdateRule = UpdateRule,
        DeleteRule = DeleteRule,
        Name = Name,
        Type = Type,
        Indexes = Indexes,
        System = System,
        ViewQuery = Type == CollectionTypes.View ? ViewQuery : null,
    };
}
