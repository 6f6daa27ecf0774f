namespace Holdall.Engine.Rules;

/// <summary>What became of a part of a rule that was tried.</summary>
/// <param name="Part">The part.</param>
/// <param name="Count">For how many records it holds: of one record, 0 or 1.</param>
/// <param name="Parts">The results of its own parts.</param>
internal sealed record RuleResult(RulePart Part, long Count, IReadOnlyList<RuleResult> Parts);
