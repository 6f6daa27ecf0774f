using Holdall.Batch;
using Holdall.Engine.Fields.Validation;
using Holdall.Http;

namespace Holdall.Engine.Batch;

/// <summary>Checks a batch before anything of it runs; the errors of all items are reported together.</summary>
internal static class BatchValidator
{
    private const int MaxUrlLength = 2000;

    /// <exception cref="ApiException">400 with the errors by path.</exception>
    public static void Validate(IReadOnlyList<BatchItem> items, int most)
    {
        var errors = new FieldErrors();
        if (items.Count == 0) errors.Add("requests", FieldError.Required);
        else if (items.Count > most) errors.Add("requests", FieldError.TooLong(most));
        else ValidateItems(errors, items);
        errors.ThrowIfAny("Invalid batch request data.");
    }

    private static void ValidateItems(FieldErrors errors, IReadOnlyList<BatchItem> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            errors.AddIf($"requests.{i}.method", Method(items[i].Method));
            errors.AddIf($"requests.{i}.url", Url(items[i].Url));
        }
    }

    private static FieldError? Method(string method) => method switch
    {
        "" => FieldError.Required,
        "GET" or "POST" or "PUT" or "PATCH" or "DELETE" => null,
        _ => FieldError.NotInList,
    };

    private static FieldError? Url(string url) => url.Length == 0 ? FieldError.Required : url.Length > MaxUrlLength ? FieldError.TooLong(MaxUrlLength) : null;
}
