using Holdall.Collections;
using Holdall.Http;

namespace Holdall.Engine.Fields;

/// <summary>What an id of a record must not be when its pattern allows more than letters and digits (spec 02, section 12.1).</summary>
internal static class PrimaryKeys
{
    public const string DefaultPattern = "^[a-z0-9]+$";

    private const string Forbidden = "./\\|\"'`<>:?*%$\0\t\n\r ";

    private static readonly string[] Reserved =
    [
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    ];

    public static FieldError? FindError(TextField field, string id)
    {
        if (field.Pattern == DefaultPattern) return null;
        foreach (var c in Forbidden)
        {
            if (id.Contains(c)) return WithParameter("validation_forbidden_pk_character", $"'{c}' is not a valid primary key character.", "ch", c.ToString());
        }

        foreach (var name in Reserved)
        {
            if (name.Equals(id, StringComparison.OrdinalIgnoreCase))
            {
                return WithParameter("validation_reserved_pk", $"The primary key '{name}' is reserved and cannot be used.", "reserved", name);
            }
        }

        return null;
    }

    private static FieldError WithParameter(string code, string message, string name, string value) =>
        new(code, message, new Dictionary<string, object?> { [name] = value });
}
