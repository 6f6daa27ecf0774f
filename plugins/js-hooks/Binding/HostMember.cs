namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>A property or a method of a <see cref="HostType"/>.</summary>
/// <param name="Name">As scripts write it.</param>
/// <param name="Run">Reads the property, or calls the method.</param>
/// <param name="Set">Sets the property; null = it can't be set.</param>
/// <param name="IsProperty">Whether it is read without being called.</param>
internal sealed record HostMember(string Name, Func<object, CallArguments, object?> Run, Action<object, CallArguments>? Set, bool IsProperty);
