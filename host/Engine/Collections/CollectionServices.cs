using Holdall.Collections;
using Holdall.Engine.Collections.Validation;
using Holdall.Engine.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Engine.Collections;

/// <summary>What this area adds to the services.</summary>
internal static class CollectionServices
{
    public static readonly IReadOnlyList<Type> Endpoints = [typeof(CollectionsModule)];

    public static readonly IReadOnlyList<Type> Hooks = [typeof(AuthReferenceHooks), typeof(CollectionFilesHooks)];

    public static IServiceCollection AddCollections(this IServiceCollection services) => services
        .AddSingleton<SchemaCache>()
        .AddSingleton<CollectionNormalizer>()
        .AddSingleton(provider => new CollectionValidator(provider.GetRequiredService<SchemaCache>(), provider.GetService<IRuleValidator>()))
        .AddSingleton<CollectionUpkeep>()
        .AddSingleton<CollectionStore>()
        .AddSingleton<ICollections>(provider => provider.GetRequiredService<CollectionStore>())
        .AddSingleton<CollectionImport>()
        .AddSingleton<ListCollections>()
        .AddSingleton<ViewCollection>()
        .AddSingleton<CreateCollection>()
        .AddSingleton<UpdateCollection>()
        .AddSingleton<DeleteCollection>()
        .AddSingleton<TruncateCollection>()
        .AddSingleton<ImportCollections>()
        .AddSingleton<DryRunView>();
}
