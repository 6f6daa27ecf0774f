using System.Net;
using Holdall.Bench.Posts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdall.Bench.Reference;

/// <summary>Kestrel and SQLite with nothing in between: what the machine gives a hand-written server for one fixed table.</summary>
internal static class ReferenceServer
{
    private const string Records = "/api/collections/posts/records";

    public static async Task RunAsync(int port, string file, int rows, CancellationToken stop)
    {
        using var writer = new PostWriter(Prepare(file, rows));
        using var readers = new ReaderPool(file);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        await using var app = builder.Build();
        Map(app, new ViewPost(readers), new ListPosts(readers), new CreatePost(writer, TimeProvider.System));
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
    }

    private static Microsoft.Data.Sqlite.SqliteConnection Prepare(string file, int rows)
    {
        var connection = SqliteFile.Open(file);
        PostsTable.CreateIn(connection);
        PostsTable.Fill(connection, rows);
        return connection;
    }

    // Plain request delegates: no parameter binding, no filters.
    private static void Map(WebApplication app, ViewPost view, ListPosts list, CreatePost create)
    {
        app.MapGet("/api/health", (RequestDelegate)(context => Task.CompletedTask));
        app.MapGet(Records + "/{id}", (RequestDelegate)view.Handle);
        app.MapGet(Records, (RequestDelegate)list.Handle);
        app.MapPost(Records, (RequestDelegate)create.HandleAsync);
    }
}
