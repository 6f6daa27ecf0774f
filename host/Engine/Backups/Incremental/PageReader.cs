namespace Holdall.Engine.Backups.Incremental;

/// <summary>Copies a page of the database.</summary>
/// <param name="page">Its number, from 1.</param>
/// <param name="content">Where to.</param>
internal delegate void PageReader(uint page, Span<byte> content);
