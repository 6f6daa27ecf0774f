using Holdall.Collections;
using Holdall.Fields;

namespace Holdall.Engine.Tests.Collections.Changes;

/// <summary>Takes random steps on a real collection and on the model of it.</summary>
internal sealed class SchemaWalk(TestSchema schema)
{
    private const string Shown = "shown";

    private readonly ModelTable _model = new();
    private int _count;
    private string _id = "";

    public ModelTable Model => _model;

    private Collection Current => schema.Store.Get(_id);

    public async Task BeginAsync()
    {
        var saved = await schema.CreateAsync(_model.Name, new TextField { Name = Shown });
        _id = saved.Id;
        await schema.CreateViewAsync("peek", $"select id, {Shown} from {_model.Name}");
        // One field of each kind, so that no step is without something to do.
        for (var kind = 0; kind < 4; kind++) await AddFieldAsync(kind);
        for (var value = 0; value < 3; value++) AddRow(value);
    }

    public Task StepAsync(SchemaStep step)
    {
        var field = _model.Fields.Count == 0 ? null : _model.Fields[step.First % _model.Fields.Count];
        return (step.Kind, field) switch
        {
            (StepKind.AddField, _) or (not (StepKind.RenameCollection or StepKind.AddRow or StepKind.DropIndex) and < StepKind.BreakIndexes, null) =>
                AddFieldAsync(step.Second),
            (StepKind.RenameField, _) => ChangeAsync(field! with { Name = NewName("f") }),
            (StepKind.SwapFields, _) => SwapAsync(field!, _model.Fields[step.Second % _model.Fields.Count]),
            (StepKind.DropField, _) => DropAsync(field!),
            (StepKind.ReplaceField, _) => ReplaceAsync(field!),
            (StepKind.Retype, _) => RetypeAsync(field!),
            (StepKind.AddIndex, _) => AddIndexAsync(field!),
            (StepKind.DropIndex, _) => DropIndexAsync(step.First),
            (StepKind.RenameCollection, _) => RenameAsync(),
            (StepKind.AddRow, _) => Task.FromResult(AddRow(step.Second)),
            (StepKind.ForgetIndexedColumn, _) => ForgetColumnAsync(field!),
            (StepKind.BreakIndexes, _) => FailAsync(Changed() with { Indexes = [.. Current.Indexes, $"CREATE UNIQUE INDEX `twice` ON `{_model.Name}` (`fresh`)", "CREATE INDEX `lost` ON `x` (`nope`)"] }),
            (StepKind.BreakNames, _) => FailAsync(Changed() with { Fields = [.. Current.Fields, new TextField { Name = "no-name" }] }),
            (StepKind.TakeName, _) => FailAsync(Changed() with { Name = step.Second % 2 == 0 ? "users" : "_migrations" }),
            _ => FailAsync(Changed() with { Fields = [.. Current.Fields.Where(f => f.Name != Shown)] }),
        };
    }

    private string NewName(string prefix) => $"{prefix}{++_count}";

    /// <summary>A change that would do a lot to the table, were it not for what makes it fail.</summary>
    private Collection Changed() => Current with
    {
        Name = "moved",
        Fields = [.. Current.Fields.Select(
            f => f is SelectField select ? select with { MaxSelect = select.IsMultiple ? 1 : 3, Name = "x" + f.Name } : f), new TextField { Name = "fresh" }],
    };

    private async Task FailAsync(Collection change)
    {
        var before = SchemaTruth.Dump(schema);
        await Should.ThrowAsync<Exception>(() => schema.Store.SaveAsync(change));
        SchemaTruth.Dump(schema).ShouldBe(before);
    }

    /// <summary>Saves the fields and indexes of the model; what is no field of it stays.</summary>
    private async Task<Collection> SaveAsync(params Field[] added) => await schema.Store.SaveAsync(Current with
    {
        Name = _model.Name,
        Fields = [.. Current.Fields.Where(f => f.Name is "id" or Shown), .. _model.Fields, .. added],
        Indexes = _model.IndexStatements(),
    });

    private async Task AddFieldAsync(int kind)
    {
        var name = NewName("f");
        Field field = (kind % 4) switch
        {
            0 => new TextField { Name = name },
            1 => new NumberField { Name = name },
            2 => new SelectField { Name = name, Values = ["a", "b", "c"], MaxSelect = 1 },
            _ => new SelectField { Name = name, Values = ["a", "b", "c"], MaxSelect = 3 },
        };
        _model.Add((await SaveAsync(field)).Fields[name]);
    }

    private async Task ChangeAsync(params Field[] changed)
    {
        foreach (var field in changed) _model.Replace(field);
        await SaveAsync();
    }

    private Task SwapAsync(Field one, Field other) => ChangeAsync(one with { Name = other.Name }, other with { Name = one.Name });

    private async Task DropAsync(Field field)
    {
        _model.Drop(field);
        await SaveAsync();
    }

    /// <summary>Another field takes the name in the same save, and none of the values.</summary>
    private async Task ReplaceAsync(Field field)
    {
        _model.Drop(field);
        _model.Add((await SaveAsync(new NumberField { Name = field.Name, Id = NewName("number_") })).Fields[field.Name]);
    }

    private Task RetypeAsync(Field field)
    {
        if (field is not SelectField select) return ChangeAsync(field with { Presentable = !field.Presentable });
        foreach (var row in _model.Rows.Values)
        {
            row[field.Id] = select.IsMultiple ? Last(row[field.Id]) : row[field.Id].Length == 0 ? "[]" : $"[\"{row[field.Id]}\"]";
        }

        return ChangeAsync(select with { MaxSelect = select.IsMultiple ? 1 : 3 });
    }

    private static string Last(string list) => list == "[]" ? "" : list.Split('"')[^2];

    private async Task AddIndexAsync(Field field)
    {
        if (!_model.Indexes.ContainsValue(field.Id)) _model.Indexes[NewName("idx_")] = field.Id;
        await SaveAsync();
    }

    private async Task DropIndexAsync(int choice)
    {
        if (_model.Indexes.Count > 0) _model.Indexes.Remove(_model.Indexes.ElementAt(choice % _model.Indexes.Count).Key);
        await SaveAsync();
    }

    private async Task RenameAsync()
    {
        _model.Name = NewName("things");
        await SaveAsync();
    }

    /// <summary>An index on a column that is no longer there is an error, not dropped in silence.</summary>
    private async Task ForgetColumnAsync(Field field)
    {
        await AddIndexAsync(field);
        await FailAsync(Current with { Fields = [.. Current.Fields.Where(f => f.Id != field.Id)] });
        await FailAsync(Current with { Fields = [.. Current.Fields.Select(f => f.Id == field.Id ? f with { Name = "elsewhere" } : f)] });
    }

    private bool AddRow(int value)
    {
        var id = $"r{++_count:d4}";
        var row = _model.Rows[id] = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in _model.Fields)
        {
            row[field.Id] = field switch
            {
                NumberField => value.ToString(),
                SelectField { IsMultiple: true } => value % 3 == 0 ? "[]" : "[\"b\",\"c\"]",
                SelectField => value % 3 == 0 ? "" : "a",
                _ => $"it's [{value}]",
            };
        }

        var columns = string.Concat(_model.Fields.Select(field => $", `{field.Name}`"));
        var values = string.Concat(_model.Fields.Select(field => $", '{row[field.Id].Replace("'", "''")}'"));
        schema.Execute($"INSERT INTO `{_model.Name}` (id{columns}) VALUES ('{id}'{values})");
        return true;
    }
}
