namespace Holdall.Plugins.JsHooks.Errors;

/// <summary>Nothing was found. Scripts compare the text.</summary>
internal sealed class NoRowsException() : Exception("sql: no rows in result set");
