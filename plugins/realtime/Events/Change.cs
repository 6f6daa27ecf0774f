using Holdall.Records;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>What happened to a record.</summary>
internal sealed class Change
{
    public const string Create = "create";
    public const string Update = "update";
    public const string Delete = "delete";

    private Change(string action, Record shown, Record stored)
    {
        Action = action;
        Shown = shown;
        Stored = stored;
    }

    /// <summary><c>create</c>, <c>update</c> or <c>delete</c>.</summary>
    public string Action { get; }

    /// <summary>What is told of the record.</summary>
    public Record Shown { get; }

    /// <summary>The row that belongs to it. A handler may have changed what is shown after it was written.</summary>
    public Record Stored { get; }

    /// <summary>Bytes of its texts, for bounds; what else it takes is little.</summary>
    public long Size
    {
        get
        {
            var size = 200L;
            for (var i = 0; i < Shown.Collection.Fields.Count; i++) size += SizeOf(Shown[i]);
            return size;
        }
    }

    /// <summary>Takes the record as it is now.</summary>
    public static Change Of(string action, Record record)
    {
        var shown = record.Copy();
        Record? stored = null;
        foreach (var field in record.Collection.Fields)
        {
            if (record.IsUnsaved(field.Name)) (stored ??= record.Copy())[field.Name] = record.GetStored(field.Name);
        }

        return new Change(action, shown, stored ?? shown);
    }

    /// <summary>Whether rules are asked of the values that the record had then, since its row is another one by now.</summary>
    public bool IsGiven { get; private init; }

    /// <summary>The same, to be judged by the values that the record had then.</summary>
    public Change AsGiven() => new(Action, Shown, Stored) { IsGiven = true };

    /// <summary>The same of the record as its row is now.</summary>
    public Change With(Record row) => new(Action, row, row);

    /// <summary>Whether a row is the one that this is about.</summary>
    public bool Is(Record row)
    {
        if (!ReferenceEquals(row.Collection, Stored.Collection)) return false;
        for (var i = 0; i < row.Collection.Fields.Count; i++)
        {
            if (!AreSame(row[i], Stored[i])) return false;
        }

        return true;
    }

    private static bool AreSame(object? a, object? b) => a is string[] x && b is string[] y ? x.AsSpan().SequenceEqual(y) : Equals(a, b);

    private static long SizeOf(object? value) => value switch
    {
        string text => text.Length * sizeof(char),
        string[] texts => texts.Sum(text => (long)text.Length) * sizeof(char),
        Values.JsonText json => json.Text.Length * sizeof(char),
        _ => 0,
    };
}
