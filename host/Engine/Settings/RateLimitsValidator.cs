using System.Text.RegularExpressions;
using Holdall.Engine.Fields.Validation;
using Holdall.Http;
using Holdall.Settings;

namespace Holdall.Engine.Settings;

/// <summary>Checks the rules of rate limits, each for itself and then against each other.</summary>
internal static partial class RateLimitsValidator
{
    private const string AnyCollection = "*";

    public static void Validate(FieldErrors errors, RateLimitSettings limits)
    {
        if (limits.Enabled && limits.Rules.Count == 0) errors.Add("rateLimits.rules", FieldError.Required);
        var ownErrors = new FieldErrors();
        for (var i = 0; i < limits.Rules.Count; i++) Rule(errors, ownErrors, $"rateLimits.rules.{i}", limits.Rules[i]);
        if (!ownErrors.Any) Conflicts(errors, limits.Rules);
    }

    /// <summary>
    /// Why no request can be meant by a rule that is allowed, in words; null when one can. Which actions and paths there are is known to routes alone.
    /// </summary>
    /// <param name="label">What the rule has.</param>
    /// <param name="isCollection">Whether a collection has this name.</param>
    public static string? FindFault(string label, Predicate<string> isCollection)
    {
        if (label.Contains('/', StringComparison.Ordinal)) return null;
        if (label.Split(':') is not [var name, _]) return "it is neither a path, nor a collection with an action such as posts:list";
        return name == AnyCollection || isCollection(name) ? null : $"there is no collection \"{name}\"";
    }

    private static void Rule(FieldErrors errors, FieldErrors ownErrors, string path, RateLimitRule rule)
    {
        foreach (var (name, error) in (ReadOnlySpan<(string, FieldError?)>)
        [
            ("label", rule.Label.Length == 0 ? FieldError.Required : Label().IsMatch(rule.Label) ? null : ValidationErrors.Format),
            ("audience", rule.Audience is "" or "@guest" or "@auth" ? null : FieldError.NotInList),
            ("duration", ValidationErrors.Range(rule.Duration, 1, long.MaxValue, isRequired: true)),
            ("maxRequests", ValidationErrors.Range(rule.MaxRequests, 1, long.MaxValue, isRequired: true)),
        ])
        {
            errors.AddIf($"{path}.{name}", error);
            ownErrors.AddIf($"{path}.{name}", error);
        }
    }

    private static void Conflicts(FieldErrors errors, IReadOnlyList<RateLimitRule> rules)
    {
        for (var i = 1; i < rules.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (Key(rules[i]), Key(rules[j]));
                if (!a.StartsWith(b, StringComparison.Ordinal) && !b.StartsWith(a, StringComparison.Ordinal)) continue;
                errors.Add(
                    $"rateLimits.rules.{i}.label", "validation_conflicting_rate_limit_rule",
                    $"Rate limit rule configuration with label {rules[i].Label} already exists or conflicts with another rule.", ("label", rules[i].Label));
                return;
            }
        }
    }

    private static string Key(RateLimitRule rule) => rule.Label + "@@" + rule.Audience;

    [GeneratedRegex(
        @"^([A-Za-z0-9_]+ /[A-Za-z0-9_/-]*|/[A-Za-z0-9_/-]*|[A-Za-z0-9_]+:[A-Za-z0-9_]+|\*:[A-Za-z0-9_]+|[A-Za-z0-9_]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
