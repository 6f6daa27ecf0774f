namespace Holdall.Engine.Storage;

/// <summary>What a value in a row is, whatever its column was declared as. The numbers are SQLite's.</summary>
internal enum DbValueKind
{
    Integer = 1,
    Real = 2,
    Text = 3,
    Blob = 4,
    Null = 5,
}
