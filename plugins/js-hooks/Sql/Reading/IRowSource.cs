namespace Holdall.Plugins.JsHooks.Sql.Reading;

/// <summary>Knows what the rows of a query are, when they are objects of the application.</summary>
internal interface IRowSource
{
    /// <summary>The name of the constructor whose objects they are.</summary>
    string TypeName { get; }

    /// <summary>What the query gives.</summary>
    IEnumerable<object> Read(ScriptEngine engine, SqlQuery query);
}
