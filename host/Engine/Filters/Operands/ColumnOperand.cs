using Holdall.Engine.Filters.Paths;
using Holdall.Engine.Storage;
using Holdall.Fields;

namespace Holdall.Engine.Filters.Operands;

/// <summary>A column at the end of a path, with its modifier.</summary>
internal static class ColumnOperand
{
    public static Operand Of(SqlDialect dialect, Joiner joiner, Vantage vantage, Place place, Field field, Modifier modifier)
    {
        if (field is ListField && modifier == Modifier.Each)
        {
            var row = joiner.Items(place, field);
            return Operand.Column(dialect.Item(row.Alias), row, place.IsMultiple || field.IsMultiple);
        }

        var column = place.Column(field.Name);
        if (field is ListField && modifier == Modifier.Length)
        {
            return Operand.Column(dialect.ItemCount(column), place.Row, place.IsMultiple, vanishes: false);
        }

        if (field is JsonField)
        {
            var json = dialect.JsonValue(column, []);
            return Operand.Column(modifier == Modifier.Lower ? dialect.Lower(json) : json, place.Row, place.IsMultiple, NullFallback.Disabled);
        }

        if (modifier == Modifier.Lower) column = dialect.Lower(column);
        return field is StringField or ListField { IsMultiple: false }
            ? Text(vantage, place, field, column, isPlain: modifier != Modifier.Lower)
            : Operand.Column(column, place.Row, place.IsMultiple);
    }

    /// <summary>The value of a column as it is.</summary>
    public static Operand Plain(Place place, Field field) => Operand.Column(place.Column(field.Name), place.Row, place.IsMultiple);

    private static Operand Text(Vantage vantage, Place place, Field field, string column, bool isPlain)
    {
        var isStored = place.Row is null && !place.Collection.IsView;
        var isId = isStored && field.Name == FieldNames.Id;
        // What is not stored yet has no table that watches over it.
        var isNeverNull = isStored && !vantage.IsNewRecord;
        var isGuarded = !vantage.FullAccess && place.Collection.IsAuth && field.Name == FieldNames.Email;
        return Operand.Text(column, place.Row, place.IsMultiple, isId, isNeverNull, isGuarded ? place.Alias : null, isPlain ? field.Name : null);
    }
}
