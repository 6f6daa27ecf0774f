using System.Diagnostics;
using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Tests.Filters.Syntax;

/// <summary>The parser alone, on what is nearly an expression.</summary>
public sealed class MutatedTextTests
{
    private const int Seed = 7_000_001;

    [Fact]
    public void Mutated_expressions_have_a_tree_or_a_reason()
    {
        var mutator = new ExpressionMutator(Seed);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 100_000; i++)
        {
            var expression = mutator.Next();
            try
            {
                Parser.Parse(expression).ShouldNotBeNull();
            }
            catch (FilterException e)
            {
                if (e.Message.Length == 0) throw new InvalidOperationException($"No reason; seed {Seed}, expression {i}: {expression}");
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {Seed}, expression {i}: {expression}", e);
            }
        }

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }
}
