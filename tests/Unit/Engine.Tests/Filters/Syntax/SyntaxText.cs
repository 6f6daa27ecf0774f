using System.Globalization;
using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Tests.Filters.Syntax;

/// <summary>Syntax trees as a text that shows what the parser understood.</summary>
internal static class SyntaxText
{
    public static string Parse(string source)
    {
        try
        {
            return Of(Parser.Parse(source));
        }
        catch (FilterException)
        {
            return "error";
        }
    }

    private static string Of(FilterNode node)
    {
        if (node is FilterTerm term) return $"{Of(term.Left)} {(term.Sign.IsAny ? "?" : "")}{term.Sign.Comparator} {Of(term.Right)}";
        var text = "(";
        var links = ((FilterChain)node).Links;
        for (var i = 0; i < links.Count; i++) text += (i == 0 ? "" : links[i].IsOr ? " or " : " and ") + Of(links[i].Node);
        return text + ")";
    }

    private static string Of(OperandNode operand) => operand switch
    {
        NameNode name => name.Name,
        NumberNode number => number.Value.ToString(CultureInfo.InvariantCulture),
        TextNode text => "'" + text.Value + "'",
        PlaceholderNode placeholder => "{" + placeholder.Name + "}",
        CallNode call => $"{call.Name}({string.Join(", ", call.Arguments.Select(Of))})",
        _ => throw new ArgumentOutOfRangeException(nameof(operand)),
    };
}
