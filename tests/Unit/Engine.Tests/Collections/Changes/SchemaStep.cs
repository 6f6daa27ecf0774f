using CsCheck;

namespace Holdall.Engine.Tests.Collections.Changes;

internal enum StepKind
{
    AddField,
    RenameField,
    SwapFields,
    DropField,
    ReplaceField,
    Retype,
    AddIndex,
    DropIndex,
    RenameCollection,
    AddRow,
    ForgetIndexedColumn,
    BreakIndexes,
    BreakNames,
    TakeName,
    DropShownField,
}

/// <summary>One random step; the numbers choose what it is about.</summary>
internal sealed record SchemaStep(StepKind Kind, int First, int Second)
{
    public static readonly Gen<List<SchemaStep>> Sequences =
        Gen.Select(
            Gen.Int[0, (int)StepKind.DropShownField],
            Gen.Int[0, 99],
            Gen.Int[0, 99],
            (kind, first, second) => new SchemaStep((StepKind)kind, first, second)).List[4, 20];
}
