using Holdall.Fields;
using Holdall.Records;

namespace Holdall.Collections;

/// <summary>What a query would be as a view.</summary>
/// <param name="Fields">The fields of its columns, in their order.</param>
/// <param name="Records">Some of its records, as those of a collection with these fields.</param>
public sealed record ViewSample(FieldList Fields, IReadOnlyList<Record> Records);
