namespace Holdall.Engine.Storage;

/// <summary>A column of a table or view: its name and declared type in upper case.</summary>
internal sealed record TableColumn(string Name, string Type);
