using Holdall.Data;
using Holdall.Plugins.JsHooks.DynamicModels;
using Holdall.Plugins.JsHooks.Errors;
using Jint;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Sql.Reading;

/// <summary>Puts what a statement gives where a script wants it: models, records, or lists of them.</summary>
internal static class Destinations
{
    /// <exception cref="NoRowsException">There is no row.</exception>
    public static void ReadOne(CallArguments a, SqlQuery query, SelectQuery? select, JsValue destination)
    {
        if (destination is HostObject host)
        {
            host.Target = Objects(a, query, select, host).FirstOrDefault() ?? throw new NoRowsException();
            return;
        }

        if (DynamicModel.ShapeOf(destination) is null) throw new ArgumentException("the destination must be a DynamicModel or a new Record()");
        var result = a.Wait(query.RunAsync());
        DynamicModel.FillRow(a.Engine, (ModelObject)destination, result.Columns, First(result));
    }

    public static void ReadAll(CallArguments a, SqlQuery query, SelectQuery? select, JsValue destination)
    {
        var model = TypedArray.ModelOf(destination);
        if (model is HostObject host && NullMarker.Of(host) is null)
        {
            TypedArray.Fill(destination, Objects(a, query, select, host).Select(a.Engine.ToScript));
            return;
        }

        var result = a.Wait(query.RunAsync());
        if (DynamicModel.ShapeOf(model) is { } shape)
        {
            var prototype = ((ModelObject)model).Prototype;
            TypedArray.Fill(destination, result.Rows.Select(row =>
            {
                var made = DynamicModel.Make(a.Engine, shape, prototype);
                DynamicModel.FillRow(a.Engine, made, result.Columns, row);
                return (JsValue)made;
            }));
            return;
        }

        TypedArray.Fill(destination, result.Rows.Select(row => Value(a.Engine, model, row[0])));
    }

    /// <summary>The values of the first column.</summary>
    public static void ReadColumn(CallArguments a, SqlQuery query, JsValue destination)
    {
        var model = TypedArray.ModelOf(destination);
        TypedArray.Fill(destination, a.Wait(query.RunAsync()).Rows.Select(row => Value(a.Engine, model, row[0])));
    }

    /// <summary>The columns of the first row, each into a list of its own: a script has nothing else that could be filled with one value.</summary>
    public static void ReadRow(CallArguments a, SqlQuery query)
    {
        var row = First(a.Wait(query.RunAsync()));
        if (a.Count > row.Length) throw new ArgumentException($"there are {row.Length} columns, but {a.Count} destinations");
        for (var i = 0; i < a.Count; i++) TypedArray.Fill(a[i], [Value(a.Engine, TypedArray.ModelOf(a[i]), row[i])]);
    }

    /// <exception cref="ArgumentException">The rows are none of such objects.</exception>
    private static IEnumerable<object> Objects(CallArguments a, SqlQuery query, SelectQuery? select, HostObject destination) =>
        select?.Rows is { } rows && rows.TypeName == destination.Table.Name
            ? rows.Read(a.Engine, query)
            : throw new ArgumentException($"the rows can't be read into a {destination.Table.Name}: $app.recordQuery() gives records");

    private static object?[] First(SqlResult result) => result.Rows.Count > 0 ? result.Rows[0] : throw new NoRowsException();

    /// <summary>A value of the type that the items of a list have.</summary>
    private static JsValue Value(ScriptEngine engine, JsValue model, object? value)
    {
        var marker = NullMarker.Of(model);
        var kind = marker?.Kind ?? KindOf(model);
        return engine.ToScript(new ModelMember("the item", kind, marker is not null, null, null).FromDatabase(value));
    }

    private static MemberKind KindOf(JsValue model)
    {
        if (model.IsString()) return MemberKind.Text;
        if (model.IsBoolean()) return MemberKind.Flag;
        if (model.IsArray()) return MemberKind.List;
        if (!model.IsNumber()) return MemberKind.Map;
        var number = model.AsNumber();
        return number % 1 == 0 && !(number == 0 && double.IsNegative(number)) ? MemberKind.Integer : MemberKind.Float;
    }
}
