using Holdall.Collections;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Rules;
using Holdall.Http;

namespace Holdall.Engine.Collections.Validation;

/// <summary>Checks the five rules of a collection.</summary>
internal sealed class RulesValidator(IRuleValidator? rules)
{
    private static readonly FieldError SystemChange = new("validation_collection_system_rule_change", "System collection API rule cannot be changed.");

    public void Validate(CollectionChange change)
    {
        var (c, old) = (change.Collection, change.Original);
        Check(change, "listRule", c.ListRule, old?.ListRule, isForbidden: false);
        Check(change, "viewRule", c.ViewRule, old?.ViewRule, isForbidden: false);
        Check(change, "createRule", c.CreateRule, old?.CreateRule, c.IsView);
        Check(change, "updateRule", c.UpdateRule, old?.UpdateRule, c.IsView);
        Check(change, "deleteRule", c.DeleteRule, old?.DeleteRule, c.IsView);
    }

    /// <summary>The error of a rule that can't be understood, or null.</summary>
    public FieldError? SyntaxError(Collection collection, string? rule)
    {
        if (string.IsNullOrEmpty(rule) || rules?.FindError(collection, rule) is not { } fault) return null;
        return new FieldError("validation_invalid_rule", $"Invalid rule. Raw error: {fault}");
    }

    /// <summary>The error of a rule of a system collection that would be changed, or null.</summary>
    public static FieldError? SystemError(CollectionChange change, string? rule, string? old) =>
        change.Original is { System: true } && rule != old ? SystemChange : null;

    private void Check(CollectionChange change, string path, string? rule, string? old, bool isForbidden)
    {
        if (isForbidden && rule is not null) change.Errors.Add(path, ValidationErrors.MustBeNull);
        else change.Errors.AddIf(path, SyntaxError(change.Collection, rule) ?? SystemError(change, rule, old));
    }
}
