using System.Collections.Concurrent;
using Holdall.Engine.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Engine.Collections.Validation;

/// <summary>Asks the checks of plugins about the options that they have added, where a collection has set them.</summary>
internal sealed class CollectionOptionChecks(KnownCollectionOptions options, IServiceProvider services)
{
    private readonly ConcurrentDictionary<Type, object> _checks = new();

    public void Validate(CollectionChange change)
    {
        foreach (var (option, type) in options.All)
        {
            if (type is null || !option.AppliesTo(change.Collection.Type) || change.Collection.Extensions.Find(option.Name) is null) continue;
            var check = _checks.GetOrAdd(type, static (type, services) => ActivatorUtilities.CreateInstance(services, type), services);
            option.Ask(check, change.Collection, change.Original, change.Errors);
        }
    }
}
