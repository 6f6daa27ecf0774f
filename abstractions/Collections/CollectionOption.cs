using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Holdall.Http;
using Holdall.Values;

namespace Holdall.Collections;

/// <summary>
/// The typed key of an option of collections that a plugin adds with <c>PluginBuilder.AddCollectionOption</c>. It is stored among the
/// options of a collection, and part of its JSON, once it was set.
/// </summary>
public abstract class CollectionOption
{
    /// <summary>
    /// How options are written: keys in camel case, missing ones have the value that the type gives them, unknown ones are ignored.
    /// </summary>
    private protected static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JsonStyle.Encoder,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private protected CollectionOption(string name) => Name = name;

    /// <summary>The key in the JSON of a collection, such as <c>totp</c>.</summary>
    public string Name { get; }

    /// <summary>Which collections have it; for others the key is ignored.</summary>
    public CollectionKind Kind { get; init; }

    /// <summary>The type that tells which members a client may set.</summary>
    internal abstract JsonTypeInfo Type { get; }

    /// <summary>What a collection has that does not say.</summary>
    internal abstract object Default { get; }

    /// <summary>The options of some JSON.</summary>
    /// <exception cref="JsonException">They are of another type.</exception>
    internal object Read(JsonElement json) => json.Deserialize(Type) ?? throw new JsonException("It is no object.", "$." + Name, null, null);

    /// <summary>Asks a check of the plugin.</summary>
    internal abstract void Ask(object check, Collection collection, Collection? stored, FieldErrors errors);

    internal bool AppliesTo(string collectionType) => Kind switch
    {
        CollectionKind.Auth => collectionType == CollectionTypes.Auth,
        CollectionKind.Writable => collectionType != CollectionTypes.View,
        _ => true,
    };

    internal static void Write(Utf8JsonWriter writer, object value) => JsonSerializer.Serialize(writer, value, value.GetType(), Json);

    internal static JsonElement ToElement(object value) => JsonSerializer.SerializeToElement(value, value.GetType(), Json);
}

/// <inheritdoc/>
/// <typeparam name="TOptions">The options, best a record whose members have <c>init</c>: they are shared and must not change.</typeparam>
/// <param name="name">The key in the JSON of a collection.</param>
public sealed class CollectionOption<TOptions>(string name) : CollectionOption(name) where TOptions : class, new()
{
    /// <summary>What a collection has that does not say.</summary>
    internal readonly TOptions DefaultOptions = new();

    internal override JsonTypeInfo Type { get; } = Json.GetTypeInfo(typeof(TOptions));

    internal override object Default => DefaultOptions;

    internal override void Ask(object check, Collection collection, Collection? stored, FieldErrors errors) =>
        ((ICollectionOptionCheck<TOptions>)check).Check(new CollectionOptionChange<TOptions>
        {
            Option = this,
            Collection = collection,
            Stored = stored,
            Errors = errors,
        });
}
