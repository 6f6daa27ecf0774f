using Holdall.Fields;

namespace Holdall.Engine.Tests.Collections.Changes;

/// <summary>What the table of a collection must hold, kept beside it by simple means.</summary>
internal sealed class ModelTable
{
    public string Name { get; set; } = "things";

    /// <summary>The fields by id; the values of a row are found by it, whatever the field is called.</summary>
    public List<Field> Fields { get; } = [];

    /// <summary>Ids of the indexed fields by the name of the index.</summary>
    public SortedDictionary<string, string> Indexes { get; } = new(StringComparer.Ordinal);

    /// <summary>Texts of the columns by field id, by the id of the row.</summary>
    public SortedDictionary<string, Dictionary<string, string>> Rows { get; } = new(StringComparer.Ordinal);

    public static string DefaultOf(Field field) => field switch { NumberField => "0", SelectField { IsMultiple: true } => "[]", _ => "" };

    public static string ColumnOf(Field field) => field switch
    {
        NumberField => "NUMERIC 0",
        SelectField { IsMultiple: true } => "JSON '[]'",
        _ => "TEXT ''",
    };

    public Field Find(string id) => Fields.Single(field => field.Id == id);

    public void Replace(Field field) => Fields[Fields.FindIndex(old => old.Id == field.Id)] = field;

    public void Add(Field field)
    {
        Fields.Add(field);
        foreach (var row in Rows.Values) row[field.Id] = DefaultOf(field);
    }

    public void Drop(Field field)
    {
        Fields.Remove(field);
        foreach (var row in Rows.Values) row.Remove(field.Id);
        foreach (var index in Indexes.Where(index => index.Value == field.Id).Select(index => index.Key).ToList()) Indexes.Remove(index);
    }

    /// <summary>The statements of the indexes, with the columns as they are called now.</summary>
    public string[] IndexStatements() => [.. Indexes.Select(index => $"CREATE INDEX `{index.Key}` ON `{Name}` (`{Find(index.Value).Name}`)")];
}
