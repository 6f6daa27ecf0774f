using Holdall.Http;

namespace Holdall.Collections;

/// <summary>A collection that is to be stored with an option.</summary>
/// <typeparam name="TOptions">The options.</typeparam>
public sealed class CollectionOptionChange<TOptions> where TOptions : class, new()
{
    internal CollectionOptionChange()
    {
    }

    /// <summary>The option.</summary>
    public required CollectionOption<TOptions> Option { get; init; }

    /// <summary>The collection as it will be stored.</summary>
    public required Collection Collection { get; init; }

    /// <summary>The collection as it is stored; null for a new one.</summary>
    public Collection? Stored { get; init; }

    /// <summary>The options as they will be stored.</summary>
    public TOptions Options => Collection.Get(Option);

    /// <summary>The options as they are stored; the default ones for a new collection.</summary>
    public TOptions StoredOptions => Stored is { } stored ? stored.Get(Option) : Option.DefaultOptions;

    internal FieldErrors Errors { get; init; } = new();

    /// <summary>Refuses the change.</summary>
    /// <param name="path">The member that is wrong, such as <c>duration</c> or <c>keys.0.name</c>.</param>
    /// <param name="error">What is wrong with it.</param>
    public void Refuse(string path, FieldError error) => Errors.Add($"{Option.Name}.{path}", error);
}
