using System.Buffers;
using Holdall.Collections;
using Holdall.Engine.Fields.Patterns;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Holdall.Records;

namespace Holdall.Engine.Records.Validation;

/// <summary>Ids of records.</summary>
internal sealed class PrimaryKeyRules(Databases databases)
{
    private const string ForbiddenInOrder = "./\\|\"'`<>:?*%$\0\t\n\r ";
    private const int MaxVariedLetters = 4;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(ForbiddenInOrder);
    private static readonly FieldError Changed = new("validation_pk_change", "The record primary key cannot be changed.");
    private static readonly FieldError Taken = new("validation_pk_invalid", "The record primary key is invalid or already exists.");

    public FieldError? Check(Record record, TextField field, string value)
    {
        if (!record.IsNew) return record.IsUnsaved(field.Name) ? Changed : null;
        var free = field.Pattern != TextPatterns.DefaultId;
        if (free && value.Length > 0 && Exists(record.Collection, field, value)) return Taken;
        if (value.Length == 0) return FieldError.Required;
        return TextRules.CheckContent(field, value) ?? CheckName(field, value);
    }

    /// <summary>What an id must not be when its pattern allows more than small letters and digits.</summary>
    public static FieldError? CheckName(TextField field, string value) =>
        field.Pattern == TextPatterns.DefaultId ? null : CheckCharacters(value) ?? CheckReserved(value);

    /// <summary>
    /// Whether there is an id that differs at most in letter case. All variants with the same first letters lie between the one with capitals and
    /// the one with small letters in the rest, so a few short ranges of the index are read instead of all of it.
    /// </summary>
    private bool Exists(Collection collection, TextField field, string value)
    {
        var (table, column) = (SqlName.Quote(collection.Name), SqlName.Quote(field.Name));
        using var read = databases.Main.Read();
        var isSame = read.Session.Dialect.SameIgnoringCase(column, "?3");
        var sql = $"SELECT 1 FROM {table} WHERE {column} BETWEEN ?1 AND ?2 AND {isSame} LIMIT 1";
        Span<int> letters = stackalloc int[MaxVariedLetters];
        var varied = FirstLetters(value, letters);
        for (var variant = 0; variant < 1 << varied; variant++)
        {
            using var find = read.Session.Prepare(sql);
            BindVariant(find, value, letters[..varied], variant);
            if (find.Step()) return true;
        }

        return false;
    }

    private static void BindVariant(Statement find, string value, ReadOnlySpan<int> letters, int variant)
    {
        var low = UpperAscii(value);
        var high = LowerAscii(value);
        for (var i = 0; i < letters.Length; i++)
        {
            if ((variant >> i & 1) == 0) high[letters[i]] = low[letters[i]];
            else low[letters[i]] = high[letters[i]];
        }

        find.Bind(1, new string(low));
        find.Bind(2, new string(high));
        find.Bind(3, value);
    }

    private static int FirstLetters(string value, Span<int> letters)
    {
        var count = 0;
        for (var i = 0; i < value.Length && count < letters.Length; i++)
        {
            if (char.IsAsciiLetter(value[i])) letters[count++] = i;
        }

        return count;
    }

    private static char[] UpperAscii(string value) => Array.ConvertAll(value.ToCharArray(), c => char.IsAsciiLetterLower(c) ? (char)(c - 32) : c);

    private static char[] LowerAscii(string value) => Array.ConvertAll(value.ToCharArray(), c => char.IsAsciiLetterUpper(c) ? (char)(c + 32) : c);

    private static FieldError? CheckCharacters(string value)
    {
        if (!value.AsSpan().ContainsAny(Forbidden)) return null;
        foreach (var c in ForbiddenInOrder)
        {
            if (!value.Contains(c)) continue;
            return FieldRule.Error("validation_forbidden_pk_character", $"'{c}' is not a valid primary key character.", "ch", c.ToString());
        }

        return null;
    }

    /// <summary>Names that mean devices to some file systems: the id is the name of a directory.</summary>
    private static FieldError? CheckReserved(string value)
    {
        if (value.Length is not (3 or 4)) return null;
        var name = value.ToUpperInvariant();
        var reserved = name is "CON" or "PRN" or "AUX" or "NUL"
            || name.Length == 4 && name[3] is >= '1' and <= '9'
                && (name.StartsWith("COM", StringComparison.Ordinal) || name.StartsWith("LPT", StringComparison.Ordinal));
        return reserved
            ? FieldRule.Error("validation_reserved_pk", $"The primary key '{name}' is reserved and cannot be used.", "reserved", name)
            : null;
    }
}
