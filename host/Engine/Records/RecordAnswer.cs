using Holdall.Http;
using Holdall.Records;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.Records;

/// <summary>Answers with a record that was just saved. Its view rule is not asked.</summary>
internal static class RecordAnswer
{
    public static async Task WriteAsync(RequestContext request, Record record, RecordEnricher enricher)
    {
        await enricher.EnrichAsync([record], request.ToInfo(), request.Query("expand") ?? "", request.Aborted);
        await request.JsonAsync(StatusCodes.Status200OK, record, static (writer, r) => r.WriteTo(writer));
    }
}
