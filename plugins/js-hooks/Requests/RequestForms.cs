using Holdall.Plugins.JsHooks.Errors;
using Holdall.Plugins.JsHooks.Files;
using Holdall.Values;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Holdall.Plugins.JsHooks.Requests;

/// <summary>The form of a request.</summary>
internal static class RequestForms
{
    public static void AddTo(HostType<ScriptHttpRequest> table) => table
        .Method("formValue", FormValue)
        .Method("postFormValue", (r, a) => Posted(r, a) ?? "")
        .Method("formFile", FormFile)
        .Property("form", (r, engine) => new ScriptValuesMap(All(r, engine)))
        .Property("postForm", (r, engine) => new ScriptValuesMap(Body(r, engine)))
        .Action("parseForm", (r, a) => a.Wait(r.Context.ReadBodyAsync().AsTask()))
        .Action("parseMultipartForm", (r, a) => a.Wait(r.Context.ReadBodyAsync().AsTask()));

    private static bool IsMultipart(ScriptHttpRequest r) => r.Http.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Of a plain form the body comes before the query, of one with files behind it.</summary>
    private static string FormValue(ScriptHttpRequest r, CallArguments a)
    {
        var query = QueryValues(r, a) is { Count: > 0 } values ? values[0] : null;
        return (IsMultipart(r) ? query ?? Posted(r, a) : Posted(r, a) ?? query) ?? "";
    }

    private static Dictionary<string, StringValues> Body(ScriptHttpRequest r, ScriptEngine engine)
    {
        if (!r.Http.HasFormContentType) return new(StringComparer.Ordinal);
        return engine.Wait(r.Http.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
    }

    /// <summary>Of a plain form the values of the body come before those of the query, of one with files behind them.</summary>
    private static Dictionary<string, StringValues> All(ScriptHttpRequest r, ScriptEngine engine)
    {
        var all = Body(r, engine);
        foreach (var (name, values) in QueryHelpers.ParseQuery(r.Http.QueryString.Value))
        {
            var body = all.GetValueOrDefault(name);
            all[name] = IsMultipart(r) ? StringValues.Concat(values, body) : StringValues.Concat(body, values);
        }

        return all;
    }

    private static StringValues QueryValues(ScriptHttpRequest r, CallArguments a) =>
        QueryHelpers.ParseQuery(r.Http.QueryString.Value).GetValueOrDefault(a.Text(0));

    private static string? Posted(ScriptHttpRequest r, CallArguments a)
    {
        if (!r.Http.HasFormContentType) return null;
        var body = a.Wait(r.Context.ReadBodyAsync().AsTask());
        if (!body.Values.TryGetValue(a.Text(0), out var value)) return null;
        // The values of a form with files come behind those of the query.
        var before = IsMultipart(r) ? QueryValues(r, a).Count : 0;
        if (value is not IReadOnlyList<object?> list) return before == 0 ? Cast.ToText(value) : null;
        return before < list.Count ? Cast.ToText(list[before]) : null;
    }

    private static List<object?> FormFile(ScriptHttpRequest r, CallArguments a)
    {
        var key = a.Text(0);
        var body = a.Wait(r.Context.ReadBodyAsync().AsTask());
        var file = body.Files.FirstOrDefault(f => f.Key == key) ?? throw new ScriptException("http: no such file");
        return [file.Open(), new MultipartFile(file)];
    }
}
