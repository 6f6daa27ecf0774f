using Holdall.Collections;
using Holdall.Engine.Collections.Renames;
using Holdall.Engine.Collections.Validation;
using Holdall.Engine.Notices;
using Holdall.Engine.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Engine.Collections;

/// <summary>What this area adds to the services.</summary>
internal static class CollectionServices
{
    /// <summary>Its hook modules.</summary>
    public static readonly IReadOnlyList<Type> Hooks = [typeof(AuthReferenceHooks), typeof(CollectionFilesHooks)];

    public static IServiceCollection AddCollections(this IServiceCollection services) => services
        .AddSingleton(KnownCollectionOptions.None)
        .AddSingleton<CollectionOptionChecks>()
        .AddSingleton<SchemaCache>()
        .AddSingleton<OAuth2Providers>()
        .AddSingleton<ListOAuth2Providers>()
        .AddSingleton<SignInWays>()
        .AddSingleton<CollectionNormalizer>()
        .AddSingleton<CollectionValidator>()
        .AddSingleton<CollectionUpkeep>()
        .AddSingleton<CollectionStore>()
        .AddSingleton<ICollectionJson, CollectionFormat>()
        .AddSingleton<CollectionRename>()
        .AddSingleton<ICollections>(s => s.GetRequiredService<CollectionStore>())
        .AddSingleton<IReloadable>(s => s.GetRequiredService<SchemaCache>())
        .AddSingleton<CollectionImporter>()
        .AddSingleton<ListCollections>()
        .AddSingleton<GetCollection>()
        .AddSingleton<CreateCollection>()
        .AddSingleton<UpdateCollection>()
        .AddSingleton<DeleteCollection>()
        .AddSingleton<TruncateCollection>()
        .AddSingleton<ImportCollections>()
        .AddSingleton<TryView>()
        .AddSingleton<TryRule>();
}
