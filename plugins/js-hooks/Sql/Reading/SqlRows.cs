using Holdall.Data;
using Holdall.Plugins.JsHooks.DynamicModels;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Sql.Reading;

/// <summary>Rows that a script goes through one by one.</summary>
internal sealed class SqlRows(SqlResult result)
{
    public static readonly HostType<SqlRows> Table = new HostType<SqlRows>("Rows")
        .Method("next", rows => ++rows._at < rows.Result.Rows.Count)
        .Method("columns", rows => rows.Result.Columns)
        .Action("scanStruct", (rows, a) => rows.Fill(a))
        .Action("scanMap", (rows, a) => rows.FillMap(a))
        .Method("err", _ => null)
        .Action("close", (_, _) => { });

    private int _at = -1;

    private SqlResult Result => result;

    private object?[] Row => _at >= 0 && _at < result.Rows.Count ? result.Rows[_at] : throw new InvalidOperationException("sql: Scan called without calling Next");

    private void Fill(CallArguments a)
    {
        if (DynamicModel.ShapeOf(a[0]) is null) throw new ArgumentException("the destination must be a DynamicModel");
        DynamicModel.FillRow(a.Engine, (ModelObject)a[0], result.Columns, Row);
    }

    private void FillMap(CallArguments a)
    {
        if (a[0] is not JsObject map) throw new ArgumentException("the destination must be an object");
        for (var i = 0; i < result.Columns.Count; i++) map.Set(result.Columns[i], a.Engine.ToScript(Row[i]));
    }
}
