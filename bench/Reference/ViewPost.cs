using Microsoft.AspNetCore.Http;

namespace Holdall.Bench.Reference;

internal sealed class ViewPost(ReaderPool readers)
{
    public Task Handle(HttpContext context)
    {
        var json = JsonBuffer.Empty();
        var reader = readers.Rent();
        try
        {
            if (reader.TryWrite((string)context.Request.RouteValues["id"]!, json))
                json.Answer(context.Response);
            else
                context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        finally
        {
            readers.Return(reader);
        }

        return Task.CompletedTask;
    }
}
