using Holdall.Collections;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Rules;

/// <summary>What is asked of a rule that is tried.</summary>
/// <param name="Collection">The collection it is for.</param>
/// <param name="Rule">The rule, which may not be stored; not empty.</param>
/// <param name="Record">The record; null = all records of the collection. One that is new has the values that it would be stored with.</param>
/// <param name="Request">The request, with the one who asks.</param>
internal sealed record RuleQuestion(Collection Collection, string Rule, Record? Record, RequestInfo Request);
