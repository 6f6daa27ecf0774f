using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Http;

namespace Holdall.Engine.Collections.Validation;

/// <summary>A collection to be checked.</summary>
/// <param name="Collection">As it will be stored.</param>
/// <param name="Original">As it is stored; null for a new one.</param>
/// <param name="Schema">The collections that exist.</param>
/// <param name="Errors">Takes the errors.</param>
internal sealed record CollectionChange(Collection Collection, Collection? Original, SchemaSnapshot Schema, FieldErrors Errors)
{
    public bool IsNew => Original is null;
}
