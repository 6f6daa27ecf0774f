namespace Holdall.Data;

/// <summary>A value for a parameter of a statement.</summary>
/// <param name="Name">The name in the statement, without its colon.</param>
/// <param name="Value">
/// Null, <see cref="string"/>, <see cref="long"/>, <see cref="int"/>, <see cref="double"/>, <see cref="bool"/> or <see cref="byte"/>[].
/// </param>
public readonly record struct SqlParameter(string Name, object? Value);
