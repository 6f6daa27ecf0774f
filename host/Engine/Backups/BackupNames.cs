using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.LocalFiles;
using Holdall.Http;

namespace Holdall.Engine.Backups;

/// <summary>The names of backups.</summary>
internal static partial class BackupNames
{
    public const string AutomaticPrefix = "@auto_pb_backup_";

    private const string ManualPrefix = "pb_backup_";
    private const int MaxLength = 150;
    private const int MaxApplicationLength = 50;

    /// <summary>Bytes of a name in a folder, that of its side-car and of the file it is written to at first left aside.</summary>
    private const int MaxStoredLength = 200;

    public static string Manual(string application, DateTimeOffset now) => Of(ManualPrefix, application, now);

    public static string Automatic(string application, DateTimeOffset now) => Of(AutomaticPrefix, application, now);

    /// <summary>What is wrong with a name that a client chose; empty names are made here.</summary>
    public static FieldError? Check(string name)
    {
        if (ValidationErrors.Length(name, 1, MaxLength) is { } length) return length;
        return name.Length == 0 || Allowed().IsMatch(name) ? null : ValidationErrors.Format;
    }

    /// <summary>
    /// Whether a file of this name can lie in the storage at all: it leads nowhere else and is no side-car. Folders are for what operators put there.
    /// </summary>
    public static bool CanBeStored(string name) =>
        !SideCar.IsNameOfOne(name) && Encoding.UTF8.GetByteCount(name) <= MaxStoredLength && name.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0
        && Array.TrueForAll(name.Split('/'), static part => part is not ("" or "." or "..") && Path.GetFileName(part) == part);

    private static string Of(string prefix, string application, DateTimeOffset now)
    {
        var snake = FileNames.SnakeCase(application);
        if (snake.Length > MaxApplicationLength) snake = snake[..MaxApplicationLength];
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{snake}_{now.UtcDateTime:yyyyMMddHHmmss}.zip");
    }

    [GeneratedRegex(@"\A[a-z0-9_-]+\.zip\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
