using Holdall.Collections;
using Holdall.Fields;

namespace Holdall.Engine.Collections;

/// <summary>What came of trying a query.</summary>
/// <param name="Query">The query.</param>
/// <param name="Fields">Its fields, for checks that say what is wrong with them; none when they can't be told.</param>
/// <param name="Failure">Why it is not fit for a view; null when it is.</param>
internal sealed record TriedView(string Query, FieldList Fields, Exception? Failure);
