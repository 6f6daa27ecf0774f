using Holdall.Collections;
using Holdall.Http;

namespace Holdall.Engine.Storage;

/// <summary>Tells clients which field made a row collide with another one.</summary>
internal static class UniqueViolation
{
    /// <summary>An error for each field that the message names as <c>table.column</c>; none for an index over an expression.</summary>
    public static FieldErrors FieldsOf(DatabaseException error, Collection collection)
    {
        var errors = new FieldErrors();
        foreach (var field in collection.Fields)
        {
            if (Names(error.Message, collection.Name + "." + field.Name)) errors.Add(field.Name, FieldError.NotUnique);
        }

        return errors;
    }

    private static bool Names(string message, string column)
    {
        for (var at = message.IndexOf(column, StringComparison.OrdinalIgnoreCase); at >= 0; at = message.IndexOf(
            column, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + column.Length;
            if (message[at - 1] == ' ' && (end == message.Length || message[end] is ',' or ' ')) return true;
        }

        return false;
    }
}
