using System.Text.Json;
using Holdall.Engine.Rules;

namespace Holdall.Engine.Collections;

/// <summary>What came of trying a rule.</summary>
/// <param name="IsSuperuser">Whether it was asked for a superuser, whom no rule stops.</param>
/// <param name="Rule">The rule; null = locked.</param>
/// <param name="Total">How many records there are; null when it was asked about one.</param>
/// <param name="Result">What the rule says; null when there is nothing to ask.</param>
internal sealed record TryRuleAnswer(bool IsSuperuser, string? Rule, long? Total, RuleResult? Result)
{
    public void WriteTo(Utf8JsonWriter writer)
    {
        var isLocked = Rule is null && !IsSuperuser;
        writer.WriteStartObject();
        writer.WriteBoolean("allowed"u8, !isLocked && (IsSuperuser || Total is not null || Result is not { Count: 0 }));
        if (Total is { } total)
        {
            writer.WriteNumber("count"u8, isLocked ? 0 : IsSuperuser ? total : Result?.Count ?? total);
            writer.WriteNumber("total"u8, total);
        }

        WriteParts(writer, Result is null ? [] : Result.Parts.Count == 0 ? [Result] : Result.Parts, Result?.Part);
        writer.WriteEndObject();
    }

    private void WritePart(Utf8JsonWriter writer, RuleResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("expression"u8, result.Part.Expression);
        writer.WriteNumber("start"u8, result.Part.Start);
        writer.WriteBoolean("result"u8, result.Count > 0);
        if (Total is not null) writer.WriteNumber("count"u8, result.Count);
        if (result.Parts.Count > 0) WriteParts(writer, result.Parts, result.Part);
        writer.WriteEndObject();
    }

    private void WriteParts(Utf8JsonWriter writer, IReadOnlyList<RuleResult> parts, RulePart? whole)
    {
        writer.WriteString("join"u8, whole is null || whole.Parts.Count == 0 ? "" : whole.IsAny ? "||" : "&&");
        writer.WriteStartArray("parts"u8);
        foreach (var part in parts) WritePart(writer, part);
        writer.WriteEndArray();
    }
}
