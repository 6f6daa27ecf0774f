using Holdall.Engine.Fields.Patterns;
using Holdall.Fields;
using Holdall.Records;
using Holdall.Values;

namespace Holdall.Engine.Records;

/// <summary>Values that nobody has to give: texts by their pattern, and dates.</summary>
internal static class Autogeneration
{
    /// <summary>Gives a new record the values that patterns describe, such as its id.</summary>
    public static void FillTexts(Record record)
    {
        for (var i = 0; i < record.Collection.Fields.Count; i++)
        {
            if (record.Collection.Fields[i] is TextField { AutogeneratePattern.Length: > 0 } field && record[i] is "")
            {
                record[i] = RandomText.Generate(field.AutogeneratePattern);
            }
        }
    }

    /// <summary>Sets the dates of creating or updating, unless somebody has set another one.</summary>
    public static void SetDates(Record record, TimeProvider time)
    {
        string? now = null;
        for (var i = 0; i < record.Collection.Fields.Count; i++)
        {
            if (record.Collection.Fields[i] is not AutodateField field || !(record.IsNew ? field.OnCreate : field.OnUpdate)) continue;
            var wasSet = record.IsNew ? record[i] is not "" : record.IsUnsavedAt(i);
            if (!wasSet) record[i] = now ??= DateText.Format(time.GetUtcNow());
        }
    }
}
