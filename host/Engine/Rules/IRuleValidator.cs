using Holdall.Collections;

namespace Holdall.Engine.Rules;

/// <summary>Says whether a rule can be understood.</summary>
internal interface IRuleValidator
{
    /// <summary>What is wrong with a rule on a collection with these fields, which may not be stored yet; null when it is fine.</summary>
    string? FindError(Collection collection, string rule);
}
