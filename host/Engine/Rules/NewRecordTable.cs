using System.Text;
using Holdall.Collections;
using Holdall.Engine.Storage;
using Holdall.Records;

namespace Holdall.Engine.Rules;

/// <summary>
/// A table of one row with the values that a new record would be stored with, for create rules. Its columns have no type, so nothing is converted when
/// they are compared (spec 03, section 11.3).
/// </summary>
internal static class NewRecordTable
{
    /// <summary>Name of the table; no collection has a <c>$</c> in its name.</summary>
    public const string Name = "`new$record`";

    private const string TemporaryId = "__temp_id__";

    /// <summary>What a rule sees of a password: the form of a hash. Hashing for each rule would be slow, and no rule can foresee a hash.</summary>
    private static readonly string AnyHash = "$2a$10$" + new string('.', 53);

    /// <summary>The WITH clause. Its values are added to the parameters.</summary>
    public static string Write(SqlDialect dialect, Record record, List<object?> parameters)
    {
        var sql = new StringBuilder("WITH ").Append(Name).Append(" AS (SELECT ");
        var fields = record.Collection.Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            parameters.Add(Value(record, fields[i], record[i]));
            if (i > 0) sql.Append(", ");
            sql.Append(dialect.Parameter(parameters.Count)).Append(" AS ").Append(SqlName.Quote(fields[i].Name));
        }

        return sql.Append(") ").ToString();
    }

    private static object? Value(Record record, Field field, object? value) => value switch
    {
        _ when field.Name == "id" => value is null or "" ? TemporaryId : value,
        _ when field.Name == "verified" && record.Collection.IsAuth => false,
        string password when field is PasswordField => password.Length == 0 ? "" : AnyHash,
        null or string or double or bool => value,
        JsonText json => json.Text,
        string[] => Cast.Serialize(value),
        GeoPoint point => RequestValue.ToText(point),
        _ => Cast.ToText(value),
    };
}
