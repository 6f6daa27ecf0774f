using System.Text;
using System.Text.Json;
using Holdall.Collections;
using Holdall.Engine.Fields.Formats;
using Holdall.Engine.Fields.Validation;
using Holdall.Engine.Schema;
using Holdall.Engine.Storage;
using Holdall.Http;
using Holdall.Records;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Collections;

/// <summary>POST /api/collections/meta/dry-run-view: the fields of a query and some of its records, nothing is stored.</summary>
internal sealed class TryView(Databases databases, SchemaCache schema)
{
    private const int MaxQueryLength = 5000;
    private const int NameSuffix = 5;
    private const string Unreadable = "An error occurred while loading the submitted data.";
    private const string Invalid = "An error occurred while validating the submitted data.";

    public async Task RunAsync(RequestContext request)
    {
        var query = (await request.ReadFixedAsync(Unreadable)).GetString("query");
        var errors = new FieldErrors();
        if (query.Length == 0) errors.Add("query", FieldError.Required);
        else if (Encoding.UTF8.GetByteCount(query) > MaxQueryLength) errors.Add("query", ValidationErrors.Length(0, MaxQueryLength));
        errors.ThrowIfAny(Invalid);
        await request.JsonAsync(StatusCodes.Status200OK, await RunAsync(query, ViewTrial.SampleSize, request.Aborted), Write);
    }

    /// <inheritdoc cref="ICollections.TryViewAsync"/>
    public async Task<ViewSample> RunAsync(string query, int most, CancellationToken aborted)
    {
        var name = "temp_view_" + Ids.Random(NameSuffix);
        var view = new Collection { Name = name, Id = Ids.ForCollection(CollectionTypes.View, name), Type = CollectionTypes.View, ViewQuery = query };
        using var turn = await databases.Main.EnterQueryAsync(ViewTrial.Caller, aborted);
        try
        {
            using var read = turn.Read(isWrittenByClient: false, aborted);
            return ViewTrial.Run(read.Session, schema.Current, view, most);
        }
        catch (Exception e) when (e is CollectionSaveException or DatabaseException)
        {
            throw ApiException.BadRequest($"Invalid view query. Raw error: \n{e.Message}", cause: e);
        }
    }

    private static void Write(Utf8JsonWriter writer, ViewSample result)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("fields"u8);
        FieldJson.WriteList(writer, result.Fields);
        writer.WriteStartArray("sample"u8);
        foreach (var record in result.Records) record.WriteTo(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
