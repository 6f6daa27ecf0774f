using Holdall.Engine.Fields.Formats;
using Holdall.Fields;

namespace Holdall.Engine.Schema;

/// <summary>Puts fields into a list one by one and gives them ids.</summary>
internal sealed class FieldListBuilder
{
    private readonly List<Field> _fields = [];

    public static FieldList Rebuild(IEnumerable<Field> fields)
    {
        var builder = new FieldListBuilder();
        foreach (var field in fields) builder.Add(field);
        return builder.ToList();
    }

    public FieldList ToList() => FieldList.Create(_fields.ToArray());

    /// <summary>A field with an id replaces the one with the same id; one without takes over the id of the one with the same name.</summary>
    public void Add(Field field)
    {
        if (field.Id.Length > 0)
        {
            Put(_fields.FindIndex(other => other.Id == field.Id), field);
            return;
        }

        var same = _fields.FindIndex(other => other.Name == field.Name);
        var id = same >= 0 ? _fields[same].Id : Ids.FirstFree(Ids.ForField(field), candidate => _fields.Exists(other => other.Id == candidate));
        Put(same, field with { Id = id });
    }

    private void Put(int place, Field field)
    {
        if (place >= 0) _fields[place] = field;
        else _fields.Add(field);
    }
}
