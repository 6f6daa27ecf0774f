using Holdall.Collections;
using Holdall.Engine.Fields.Patterns;
using Holdall.Fields;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Engine.Records;

/// <summary>A key of a body that means a field: its name, or its name with a modifier that its type supports.</summary>
/// <param name="Text">The key as it was sent.</param>
/// <param name="Field">The field.</param>
/// <param name="Modifier">What is done with the value.</param>
internal sealed record FieldKey(string Text, Field Field, FieldModifier Modifier)
{
    private const string Autogenerate = ":autogenerate";

    /// <summary>Whether the outcome depends on the value that is there.</summary>
    public bool IsRelative => Modifier is FieldModifier.Append or FieldModifier.Prepend or FieldModifier.Remove;

    /// <summary>The meaning of a key, or null when it is none of the collection's.</summary>
    public static FieldKey? Parse(Collection collection, string key)
    {
        var fields = collection.Fields;
        if (fields.Find(key) is { } plain) return new FieldKey(key, plain, FieldModifier.Set);
        if (key.Length < 2) return null;
        if (key[^1] == '+' && fields.Find(key[..^1]) is NumberField or ListField) return new FieldKey(key, fields[key[..^1]], FieldModifier.Append);
        if (key[^1] == '-' && fields.Find(key[..^1]) is NumberField or ListField) return new FieldKey(key, fields[key[..^1]], FieldModifier.Remove);
        if (key[0] == '+' && fields.Find(key[1..]) is ListField) return new FieldKey(key, fields[key[1..]], FieldModifier.Prepend);
        if (key.EndsWith(Autogenerate, StringComparison.Ordinal) && fields.Find(key[..^Autogenerate.Length]) is TextField text)
        {
            return new FieldKey(key, text, FieldModifier.Autogenerate);
        }

        return null;
    }

    /// <summary>Carries out the change on a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="value">What was sent.</param>
    /// <param name="uploads">Stored names of files that were sent under the same key; they come after the value.</param>
    public void Apply(Record record, object? value, string[] uploads)
    {
        record[Field.Name] = (Field, Modifier) switch
        {
            (NumberField, FieldModifier.Append) => record.GetNumber(Field.Name) + Cast.ToNumber(value),
            (NumberField, FieldModifier.Remove) => record.GetNumber(Field.Name) - Cast.ToNumber(value),
            (TextField text, FieldModifier.Autogenerate) =>
                Cast.ToText(value) + (text.AutogeneratePattern.Length > 0 ? RandomText.Generate(text.AutogeneratePattern) : ""),
            (ListField, _) when Modifier != FieldModifier.Set || uploads.Length > 0 => Change(record, [.. Cast.ToUniqueList(value), .. uploads]),
            _ => value,
        };
    }

    private string[] Change(Record record, string[] given)
    {
        var current = Cast.ToUniqueList(record[Field.Name]);
        if (Modifier == FieldModifier.Remove) return Without(current, new HashSet<string>(given, StringComparer.Ordinal));
        return Modifier switch
        {
            FieldModifier.Append => [.. current, .. given],
            FieldModifier.Prepend => [.. given, .. current],
            _ => given,
        };
    }

    private static string[] Without(string[] current, HashSet<string> removed) => Array.FindAll(current, item => !removed.Contains(item));
}

/// <summary>What a key of a body does with its value.</summary>
internal enum FieldModifier
{
    Set,
    Append,
    Prepend,
    Remove,
    Autogenerate,
}
