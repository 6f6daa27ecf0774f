namespace Holdall.Plugins.JsHooks.Templates;

/// <summary>An object whose members a template reads by their exported names, such as <c>.GetString "name"</c>.</summary>
internal interface ITemplateObject
{
    /// <summary>Reads a property, or calls a method with these arguments.</summary>
    /// <returns>Whether there is such a member.</returns>
    bool TryRead(string name, IReadOnlyList<object?> arguments, out object? value);

    /// <summary>What a script's value of it would be written into: text, numbers, lists and maps.</summary>
    object? ToPlain();
}
