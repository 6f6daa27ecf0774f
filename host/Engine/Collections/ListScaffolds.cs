using Holdall.Collections;
using Holdall.Engine.Schema;
using Holdall.Engine.Schema.Tables;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>GET /api/collections/meta/scaffolds: what a new collection of each type starts with.</summary>
internal static class ListScaffolds
{
    private static readonly string[] Types = [CollectionTypes.Auth, CollectionTypes.Base, CollectionTypes.View];

    public static Task RunAsync(RequestContext request) => request.JsonAsync(StatusCodes.Status200OK, Types, static (writer, types) =>
    {
        writer.WriteStartObject();
        foreach (var type in types)
        {
            writer.WritePropertyName(type);
            var fresh = CollectionDefaults.New(type);
            CollectionJson.Write(writer, fresh.IsAuth ? AuthIndexes.AddMissing(fresh) : fresh);
        }

        writer.WriteEndObject();
    });
}
