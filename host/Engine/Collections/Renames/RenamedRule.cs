using System.Text;
using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Collections.Renames;

/// <summary>
/// Rules in which a collection has got another name. It stands behind <c>@collection.</c>, also with an alias, and before <c>_via_</c>; all else stays as it
/// is, texts and comments included.
/// </summary>
/// <param name="from">The old name.</param>
/// <param name="to">The new name.</param>
internal sealed class RenamedRule(string from, string to)
{
    private const string Via = "_via_";

    /// <summary>The rule with the new name. One that can't be read stays as it is.</summary>
    public string Of(string rule)
    {
        if (!rule.Contains(from, StringComparison.OrdinalIgnoreCase)) return rule;
        var renamed = new StringBuilder();
        var copied = 0;
        try
        {
            var lexer = new Lexer(rule);
            for (var token = lexer.Next(); token.Kind != TokenKind.End; token = lexer.Next())
            {
                if (token.Kind != TokenKind.Identifier) continue;
                renamed.Append(rule, copied, lexer.Start - copied).Append(PathOf(token.Text));
                copied = lexer.Start + token.Text.Length;
            }
        }
        catch (FilterException)
        {
            // It was stored by somebody else; whoever saves it is told what is wrong with it.
            return rule;
        }

        return renamed.Append(rule, copied, rule.Length - copied).ToString();
    }

    /// <summary>What comes with a request has names of its own: the first part behind the body, and all of the query and the headers.</summary>
    private string PathOf(string path)
    {
        var parts = path.Split('.');
        var first = parts switch
        {
            ["@collection", ..] => 1,
            ["@request", "body", ..] => 3,
            ["@request", "query" or "headers", ..] => parts.Length,
            _ => 0,
        };
        for (var i = first; i < parts.Length; i++)
        {
            if (i == 1 && first == 1) parts[i] = AfterCollection(parts[i]);
            else parts[i] = BackRelation(parts[i]);
        }

        return string.Join('.', parts);
    }

    private string AfterCollection(string part)
    {
        var colon = part.IndexOf(':');
        var name = colon < 0 ? part : part[..colon];
        return IsOld(name) ? to + part[name.Length..] : part;
    }

    private string BackRelation(string part)
    {
        var split = part.LastIndexOf(Via, StringComparison.Ordinal);
        return split > 0 && IsOld(part[..split]) ? to + part[split..] : part;
    }

    private bool IsOld(string name) => name.Equals(from, StringComparison.OrdinalIgnoreCase);
}
