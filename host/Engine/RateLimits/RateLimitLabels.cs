using Holdall.Collections;
using Holdall.Http;
using Holdall.Settings;

namespace Holdall.Engine.RateLimits;

/// <summary>The names under which rules may mean a request, the most exact first.</summary>
internal sealed class RateLimitLabels(params IReadOnlyList<string> labels)
{
    private const string GuestsOnly = "@guest";
    private const string CallersOnly = "@auth";

    /// <summary>The actions on the collection, the actions on any, the method with the path, the path.</summary>
    public static RateLimitLabels Of(RequestContext request, Collection? collection, IReadOnlyList<string> actions)
    {
        var labels = new List<string>((actions.Count * 2) + 2);
        if (collection is not null)
        {
            foreach (var action in actions) labels.Add($"{collection.Name}:{action}");
            foreach (var action in actions) labels.Add("*:" + action);
        }

        var path = request.Http.Request.Path.Value ?? "";
        labels.Add($"{request.Method} {path}");
        labels.Add(path);
        return new RateLimitLabels(labels);
    }

    /// <summary>The rule that applies, or null: for each label the first with that label, or else the first with a prefix of it.</summary>
    public RateLimitRule? FindRule(IReadOnlyList<RateLimitRule> rules, bool isGuest)
    {
        foreach (var label in labels)
        {
            if (Find(rules, label, isGuest) is { } rule) return rule;
        }

        return null;
    }

    private static RateLimitRule? Find(IReadOnlyList<RateLimitRule> rules, string label, bool isGuest)
    {
        RateLimitRule? prefix = null;
        foreach (var rule in rules)
        {
            if (rule.Audience == (isGuest ? CallersOnly : GuestsOnly)) continue;
            if (rule.Label == label) return rule;
            if (prefix is null && IsPrefix(rule.Label, label)) prefix = rule;
        }

        return prefix;
    }

    /// <summary>A rule that ends in a slash is for everything below it, and for the path itself.</summary>
    private static bool IsPrefix(string rule, string label) =>
        rule.EndsWith('/')
            && (label.StartsWith(rule, StringComparison.Ordinal) || rule.Length == label.Length + 1 && rule.StartsWith(label, StringComparison.Ordinal));
}
