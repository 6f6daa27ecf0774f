using System.Text;
using Holdall.Engine.Fields.Validation;
using Holdall.Http;

namespace Holdall.Engine.SqlConsole;

/// <summary>What is asked of the console.</summary>
/// <param name="Query">One or several statements, with the marks of names resolved.</param>
/// <param name="Limit">The most rows that are answered.</param>
/// <param name="Timeout">How long they may take; null = as long as is usual for what they are.</param>
/// <param name="IsReadOnly">Whether statements that change something are refused.</param>
internal sealed record SqlForm(string Query, int Limit, TimeSpan? Timeout, bool IsReadOnly)
{
    private const int MaxQuery = 5000;
    private const int MaxRows = 1000;
    private const int MaxSeconds = 180;

    /// <summary>What begins a text that only changes something: its rows are not answered.</summary>
    private static readonly string[] Changes = ["INSERT", "CREATE", "UPDATE", "DELETE", "DROP", "DETACH", "ALTER", "REPLACE"];

    /// <summary>Whether the first word is one of a change.</summary>
    public bool IsChange => Array.Exists(Changes, word => Query.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="ApiException">400, it is not valid.</exception>
    public static SqlForm Read(FixedBody body)
    {
        var query = body.GetString("query");
        var (limit, seconds) = (body.GetInteger("limit"), body.GetInteger("timeout"));
        var errors = new FieldErrors();
        if (query.Length == 0) errors.Add("query", FieldError.Required);
        else if (Encoding.UTF8.GetByteCount(query) > MaxQuery) errors.Add("query", FieldError.TooLong(MaxQuery));
        errors.AddIf("limit", ValidationErrors.Range(limit, 1, MaxRows, isRequired: false));
        errors.AddIf("timeout", ValidationErrors.Range(seconds, 1, MaxSeconds, isRequired: false));
        errors.ThrowIfAny("An error occurred while validating the submitted data.");
        return new SqlForm(
            QuotedNames.Resolve(query.Trim()),
            limit == 0 ? MaxRows : (int)limit,
            seconds == 0 ? null : TimeSpan.FromSeconds(seconds),
            body.GetBool("readOnly"));
    }
}
