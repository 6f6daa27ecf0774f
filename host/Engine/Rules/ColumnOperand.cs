using Holdall.Collections;
using Holdall.Engine.Storage;

namespace Holdall.Engine.Rules;

/// <summary>A column at the end of a path, with its modifier (spec 03, sections 6.5 and 6.8).</summary>
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

        var sql = field is JsonField ? dialect.JsonValue(column, []) : column;
        if (modifier == Modifier.Lower) sql = dialect.Lower(sql);
        var fallback = field is JsonField ? NullFallback.Disabled : NullFallback.Auto;
        var isGuarded = !vantage.FullAccess && place.Collection.IsAuth && field.Name == "email";
        return Operand.Column(sql, place.Row, place.IsMultiple, fallback, email: isGuarded ? place.Alias : null);
    }

    /// <summary>The value of a column as it is.</summary>
    public static Operand Plain(Place place, Field field) => Operand.Column(place.Column(field.Name), place.Row, place.IsMultiple);
}
