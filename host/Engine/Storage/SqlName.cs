namespace Holdall.Engine.Storage;

/// <summary>The one function that names of tables and columns pass on their way into SQL text.</summary>
internal static class SqlName
{
    /// <summary>A name in backticks.</summary>
    public static string Quote(string name) => "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";
}
