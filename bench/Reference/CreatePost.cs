using System.Globalization;
using System.Security.Cryptography;
using Holdall.Bench.Posts;
using Microsoft.AspNetCore.Http;

namespace Holdall.Bench.Reference;

internal sealed class CreatePost(PostWriter writer, TimeProvider time)
{
    public async Task HandleAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        var read = await body.ReadAsync(context.RequestAborted);
        while (!read.IsCompleted)
        {
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await body.ReadAsync(context.RequestAborted);
        }

        var known = PostBody.TryRead(read.Buffer, out var sent);
        body.AdvanceTo(read.Buffer.End);
        if (known)
            Store(sent, context.Response);
        else
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    private void Store(in Post sent, HttpResponse response)
    {
        var now = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var post = sent with { Id = RandomNumberGenerator.GetString(RecordId.Alphabet, RecordId.Length), Created = now, Updated = now };
        writer.Insert(post);
        var json = JsonBuffer.Empty();
        PostJson.Write(json.Writer, post);
        json.Answer(response);
    }
}
