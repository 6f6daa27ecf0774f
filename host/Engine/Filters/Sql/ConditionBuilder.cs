using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Filters.Sql;

/// <summary>Turns the syntax tree of an expression into conditions.</summary>
internal sealed class ConditionBuilder(QueryState query, OperandResolver resolver)
{
    public Condition Build(FilterNode node) => node is FilterChain chain ? Chain(chain) : Term((FilterTerm)node);

    /// <summary>What is joined with <c>&amp;&amp;</c> belongs together, since that binds tighter than <c>||</c>.</summary>
    private Condition Chain(FilterChain chain)
    {
        var any = new CompoundCondition(isAny: true);
        var all = new CompoundCondition(isAny: false);
        for (var i = 0; i < chain.Links.Count; i++)
        {
            if (i > 0 && chain.Links[i].IsOr)
            {
                any.Add(all.Simplify());
                all = new CompoundCondition(isAny: false);
            }

            all.Add(Build(chain.Links[i].Node));
        }

        any.Add(all.Simplify());
        return any.Simplify();
    }

    private Condition Term(FilterTerm term)
    {
        var left = Resolve(term.Left, "left");
        var right = Resolve(term.Right, "right");
        var comparison = Comparison.Build(query, left, term.Sign.Comparator, right);

        // Only paths over records have several values.
        var testsAll = !term.Sign.IsAny && (left.IsMultiple || right.IsMultiple);
        if (!testsAll && left.EmailAlias is null && right.EmailAlias is null) return comparison;

        var all = new CompoundCondition(isAny: false);
        if (!testsAll || !HoldsWithoutValues(term.Sign.Comparator, left, right)) all.Add(comparison);
        if (testsAll) all.Add(new AllValues(query, (RecordOperands)resolver).Build(term, left, right));
        AddEmailGuard(all, left);
        AddEmailGuard(all, right);
        return all;
    }

    /// <summary>
    /// Whether a comparison is true where there is no value. Then it is enough that no value violates it, and no value has to be looked for that satisfies it.
    /// </summary>
    private static bool HoldsWithoutValues(Comparator comparator, Operand left, Operand right) =>
        comparator == Comparator.NotEqual && (IsKnown(left) ? IsPlainRow(right) : IsKnown(right) && IsPlainRow(left));

    private static bool IsKnown(Operand operand) => operand is { IsParameter: true, IsNonEmpty: true };

    private static bool IsPlainRow(Operand operand) => operand is { IsMultiple: true, Vanishes: true, Fallback: NullFallback.Auto };

    /// <summary>An address counts only where its owner shows it.</summary>
    private static void AddEmailGuard(CompoundCondition all, Operand operand)
    {
        if (operand.EmailAlias is null) return;
        all.Add(new TermCondition(operand.EmailAlias + ".`emailVisibility` = TRUE", operand.Joins, operand.Joins));
    }

    private Operand Resolve(OperandNode node, string side)
    {
        try
        {
            return resolver.Resolve(node);
        }
        catch (FilterException e) when (node is not PlaceholderNode)
        {
            throw new FilterException($"invalid {side} operand \"{Text(node)}\" - {e.Message}");
        }
    }

    private static string Text(OperandNode node) => node switch
    {
        NameNode name => name.Name,
        CallNode call => call.Name,
        _ => "",
    };
}
