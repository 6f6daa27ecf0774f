namespace Holdall.Collections;

/// <summary>Checks an option before a collection is stored with it. It may take services in its constructor.</summary>
/// <typeparam name="TOptions">The options.</typeparam>
public interface ICollectionOptionCheck<TOptions> where TOptions : class, new()
{
    /// <summary>Tells what is wrong. It runs with every save of a collection that has set the option, and changes nothing.</summary>
    void Check(CollectionOptionChange<TOptions> change);
}
