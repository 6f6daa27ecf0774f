using System.Text.Json;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Values;

namespace Holdall.Engine.Fields.Columns;

/// <summary>A number; integral ones are stored as integers by the affinity of the column.</summary>
internal sealed class NumberColumn(Field field) : Column(field)
{
    public override object? Read(Statement row, int index) => Number(row, index);

    public override void Bind(Statement statement, int index, object? value) => statement.Bind(index, value is double number ? number : 0);

    public override void WriteJson(Utf8JsonWriter writer, Statement row, int index) => Cast.WriteNumber(writer, Number(row, index));

    private static double Number(Statement row, int index) => row.KindOf(index) switch
    {
        DbValueKind.Integer or DbValueKind.Real => row.Double(index),
        DbValueKind.Null => 0,
        _ => Cast.ToNumber(row.Text(index)),
    };
}

/// <summary>True or false, stored as 1 or 0.</summary>
internal sealed class BoolColumn(Field field) : Column(field)
{
    private static readonly object True = true;
    private static readonly object False = false;

    public override object? Read(Statement row, int index) => IsTrue(row, index) ? True : False;

    public override void Bind(Statement statement, int index, object? value) => statement.Bind(index, value is true ? 1L : 0L);

    public override void WriteJson(Utf8JsonWriter writer, Statement row, int index) => writer.WriteBooleanValue(IsTrue(row, index));

    public static bool IsTrue(Statement row, int index) => row.KindOf(index) switch
    {
        DbValueKind.Integer => row.Int64(index) == 1,
        DbValueKind.Real or DbValueKind.Text => Cast.ToBool(row.Text(index)),
        _ => false,
    };
}
