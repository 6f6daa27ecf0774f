using Carter;
using Holdall.Collections;
using Holdall.Engine.Storage;
using Holdall.Fields;
using Holdall.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdall.Host.Tests;

/// <summary>Endpoints that tell what they were given.</summary>
internal sealed class EchoPlugin : IPlugin
{
    public void Configure(PluginBuilder plugin) => plugin.AddEndpoints<EchoModule>();
}

internal sealed class EchoAgainPlugin : IPlugin
{
    public void Configure(PluginBuilder plugin) => plugin.AddEndpoints<EchoAgainModule>();
}

internal sealed class EchoAgainModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/echo/{another}", http => http.Response.WriteAsync("never"));
}

internal sealed class EchoModule : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.MapGet("/echo/{value}", http => http.Response.WriteAsync($"<{http.Request.RouteValues["value"]}>"));
        app.MapDelete("/echo/{value}", http => http.Response.WriteAsync($"<deleted {http.Request.RouteValues["value"]}>"));
        app.MapGet("/echo/known", http => http.Response.WriteAsync("<literal>"));
        app.MapGet("/echo/{value:int}/number", http => http.Response.WriteAsync($"<number {http.Request.RouteValues["value"]}>"));
        app.MapGet("/echo/rest/{**rest}", http => http.Response.WriteAsync($"<{http.Request.RouteValues["rest"]}>"));
        app.MapGet("/tree/{**rest}", http => http.Response.WriteAsync($"<{http.Request.RouteValues["rest"]}>"));
        app.MapMethods("/body/free", ["GET", "POST"], TellFreeAsync);
        app.MapPost("/body/fixed", TellFixedAsync);
        app.MapPost("/body/small", TellFreeAsync).LimitBody(10);
        app.MapPost("/body/endless", TellFreeAsync).LimitBody(null);
        app.MapGet("/json", (RequestContext request) => request.JsonAsync(200, 0, (json, _) => json.WriteRawValue(Json)));
        app.MapGet("/json/{status:int}", TellStatusAsync);
        app.MapGet("/json/object/{name}", TellObjectAsync);
        app.MapGet("/many/{count:int}", TellManyAsync);
        app.MapGet("/only/superusers", TellFreeAsync).RequireSuperuser();
        app.MapGet("/only/authenticated", TellFreeAsync).RequireAuthenticated();
        app.MapGet("/only/{collection}/own", TellFreeAsync).ForCollection(CollectionKind.Any).RequireSameCollection();
        app.MapGet("/address", http => http.Response.WriteAsync(RequestContext.Of(http).ClientAddress));
        app.MapGet("/fail/{kind}", Fail);
        app.MapGet("/bound/{number}", (int number) => number);
        app.MapPost("/bound", (Holdall.Values.GeoPoint point) => point.Lat);
        app.MapGet("/info", TellInfoAsync);
        app.MapGet("/header/{value}", TellHeaderAsync);
    }

    public static string Json { get; set; } = """{"b":{"x":1,"y":"<b>two</b> words"},"a":"<i>three</i> little words"}""";

    private static Task TellObjectAsync(HttpContext http)
    {
        var request = RequestContext.Of(http);
        var record = new Holdall.Records.Record(new Collection
        {
            Id = "c",
            Name = "posts",
            Fields = FieldList.Create([new TextField { Name = "title" }, new JsonField { Name = "facts" }]),
        })
        {
            ["title"] = "<b>é</b>",
            ["facts"] = """{"a": 1}""",
        };
        return request.JsonAsync(200, new { Name = request.Route("name"), Posts = new[] { record }, Facts = record["facts"], None = (string?)null });
    }

    private static async Task TellFreeAsync(HttpContext http)
    {
        var body = await RequestContext.Of(http).ReadBodyAsync();
        var files = new List<object?>();
        foreach (var file in body.Files)
        {
            using var reader = new StreamReader(file.Open());
            var text = await reader.ReadToEndAsync();
            files.Add($"{file.Key}|{file.FileName}|{file.Size}|{text[..Math.Min(text.Length, 20)]}");
        }

        var told = new Dictionary<string, object?>(body.Values);
        if (files.Count > 0) told["files"] = files;
        await http.Response.WriteAsync(Holdall.Values.Cast.Serialize(told));
    }

    private static async Task TellFixedAsync(HttpContext http)
    {
        var body = await RequestContext.Of(http).ReadFixedAsync("Can't load it");
        var group = body.GetObject("group")?.GetValueOrDefault("field");
        await http.Response.WriteAsync(
            $"{body.GetString("Text")}|{body.GetInteger("number")}|{body.GetBool("flag")}|{string.Join(',', body.GetStrings("list"))}|{group}");
    }

    private static Task TellStatusAsync(HttpContext http) =>
        RequestContext.Of(http).JsonAsync(int.Parse((string)http.Request.RouteValues["status"]!), 0, (json, _) => json.WriteRawValue(Json));

    /// <summary>So many texts of a thousand characters; the parameter <c>fails</c> ends them with an exception.</summary>
    private static Task TellManyAsync(HttpContext http)
    {
        var request = RequestContext.Of(http);
        return request.StreamJsonAsync(200, (int.Parse((string)http.Request.RouteValues["count"]!), request.Query("fails")), static (json, many) =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            for (var i = 0; i < many.Item1; i++) json.WriteStringValue(new string('x', 1000));
            if (many.Item2 is not null) throw ApiException.BadRequest();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static Task TellInfoAsync(HttpContext http)
    {
        var info = RequestContext.Of(http).ToInfo();
        return http.Response.WriteAsync($"{info.Method}|{info.Query.GetValueOrDefault("a")}|{info.Headers.GetValueOrDefault("x_my_token")}|{info.Headers.ContainsKey("host")}|{info.Context}");
    }

    private static Task TellHeaderAsync(HttpContext http)
    {
        http.Response.Headers["X-Told"] = (string)http.Request.RouteValues["value"]!;
        return http.Response.WriteAsync("told");
    }

    private static Task Fail(HttpContext http) => throw (http.Request.RouteValues["kind"] switch
    {
        "fields" => new ApiException(
            400, "failed to do it", new FieldErrors().Add("title", "validation_x", "must be at least 3", ("min", 3)).Add("list.0.label", FieldError.Required)),
        "missing" => new FileNotFoundException("secret path"),
        "database" => new DatabaseException(DatabaseErrorKind.Other, "secret statement"),
        "own-database" => new Microsoft.Data.Sqlite.SqliteException("secret statement", 1),
        "io" => new IOException("secret path"),
        "http" => new HttpRequestException("secret address"),
        "timeout" => new TimeoutException("secret address"),
        "cancelled" => new TaskCanceledException("secret address"),
        "bug" => new InvalidOperationException("secret detail"),
        var kind => new ApiException(int.Parse((string)kind!)),
    });
}
