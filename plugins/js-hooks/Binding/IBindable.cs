namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>An object of the host that takes the values of a body.</summary>
internal interface IBindable
{
    /// <summary>Takes the members that were sent; the others stay as they are.</summary>
    /// <param name="values">What was sent.</param>
    /// <param name="isForm">Whether the values are those of a form, and their types guessed.</param>
    /// <exception cref="ApiException">400, a value does not fit.</exception>
    void Bind(IReadOnlyDictionary<string, object?> values, bool isForm);
}
