using System.Text;
using Holdall.Collections;
using Holdall.Engine.Filters.Operands;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Engine.Filters.Sql;

/// <summary>
/// A table of one row with the values that a new record would be stored with, for create rules, or that a record had at
/// some time. Its columns have no type, so nothing is converted when they are compared.
/// </summary>
internal static class GivenRecordTable
{
    /// <summary>Name of the table; no collection has a <c>$</c> in its name.</summary>
    public const string Name = "`new$record`";

    private const string TemporaryId = "__temp_id__";

    /// <summary>What a rule sees of a password: the form of a hash. Hashing for each rule would be slow, and no rule can foresee a hash.</summary>
    private static readonly string AnyHash = "$2a$10$" + new string('.', 53);

    /// <summary>The WITH clause.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="collection">The collection of the record.</param>
    /// <param name="first">Number of the first parameter; there is one for each field.</param>
    public static string Write(SqlDialect dialect, Collection collection, int first)
    {
        var sql = new StringBuilder("WITH ").Append(Name).Append(" AS (SELECT ");
        for (var i = 0; i < collection.Fields.Count; i++)
        {
            if (i > 0) sql.Append(", ");
            sql.Append(dialect.Parameter(first + i)).Append(" AS ").Append(SqlName.Quote(collection.Fields[i].Name));
        }

        return sql.Append(") ").ToString();
    }

    /// <summary>Binds the values of the row.</summary>
    public static void Bind(Statement statement, Record record, int first)
    {
        var fields = record.Collection.Fields;
        for (var i = 0; i < fields.Count; i++) statement.BindValue(first + i, Value(record, fields[i], record[i]));
    }

    private static object? Value(Record record, Field field, object? value) => value switch
    {
        _ when field.Name == FieldNames.Id => value is null or "" ? TemporaryId : value,
        _ when field.Name == FieldNames.Verified && record.Collection.IsAuth && record.IsNew => false,
        string password when field is PasswordField => password.Length == 0 ? "" : AnyHash,
        null or string or double or bool => value,
        JsonText json => json.Text,
        string[] => Cast.Serialize(value),
        GeoPoint point => RequestValue.ToText(point),
        _ => Cast.ToText(value),
    };
}
