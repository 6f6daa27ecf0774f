using CsCheck;

namespace Holdall.Engine.Tests.Collections.Changes;

/// <summary>Random sequences of schema changes on tables with data.</summary>
public sealed class SchemaChangeTests
{
    [Fact]
    public Task Schema_table_and_rows_stay_in_step_whatever_is_changed() => SchemaStep.Sequences.SampleAsync(
        async steps =>
        {
            using var schema = new TestSchema();
            var walk = new SchemaWalk(schema);
            await walk.BeginAsync();
            SchemaTruth.Check(schema, walk.Model);
            foreach (var step in steps)
            {
                await walk.StepAsync(step);
                SchemaTruth.Check(schema, walk.Model);
            }
        },
        iter: 50,
        threads: 1);
}
