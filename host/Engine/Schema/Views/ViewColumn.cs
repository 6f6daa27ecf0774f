namespace Holdall.Engine.Schema.Views;

/// <summary>A column or table of a query: what it is, and what it is called.</summary>
internal sealed record ViewColumn(string Original, string Alias);
