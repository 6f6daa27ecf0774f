using System.Text;
using Holdall.Http;
using Microsoft.Net.Http.Headers;

namespace Holdall.Host.Requests.Bodies;

/// <summary>Reads <c>multipart/form-data</c>: parts with a file name are files, the others texts.</summary>
internal static class MultipartReading
{
    private const int MaxInMemory = 16 << 20;
    private const int MaxText = 26 << 20;
    private const int MaxBoundaryLength = 256;
    private const int MaxParts = 1000;

    public static async ValueTask<SubmittedBody> ReadAsync(HttpContext http, QueryPairs query)
    {
        var files = new SpooledFiles(http, MaxInMemory);
        http.Response.RegisterForDisposeAsync(files);
        // Values of the URL come first, so that they win where only one value counts.
        var form = new FormBody(new FormValues(), new List<UploadedFile>());
        form.Values.Add(query.Pairs);
        try
        {
            await ReadPartsAsync(http, form, files);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            http.RequestAborted.ThrowIfCancellationRequested();
            throw ApiException.BadRequest(cause: e);
        }

        return form;
    }

    private static async Task ReadPartsAsync(HttpContext http, FormBody form, SpooledFiles files)
    {
        var boundary = BoundaryOf(http);
        var textLeft = MaxText;
        var parts = new PartReader(http.Request.BodyReader, boundary);
        for (var count = 1; await parts.NextAsync(http.RequestAborted) is { } disposition; count++)
        {
            if (count > MaxParts) throw ApiException.BadRequest();
            textLeft -= await AddAsync(form, files, disposition, parts, textLeft, http.RequestAborted);
        }
    }

    /// <summary>Adds a part and tells how many bytes of text it has.</summary>
    private static async Task<int> AddAsync(FormBody form, SpooledFiles files, string header, PartReader content, int textLeft, CancellationToken aborted)
    {
        if (!ContentDispositionHeaderValue.TryParse(header, out var disposition)) return 0;
        var key = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        if (key.Length == 0) return 0;
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
        if (name.Length > 0)
        {
            ((List<UploadedFile>)form.Files).Add(await files.TakeAsync(key, LastElement(name), content, aborted));
            return 0;
        }

        var text = await ReadTextAsync(content, textLeft, aborted);
        form.Values.Add(key, Encoding.UTF8.GetString(text));
        return text.Length;
    }

    private static string BoundaryOf(HttpContext http)
    {
        var boundary = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        return boundary.Length is 0 or > MaxBoundaryLength ? throw ApiException.BadRequest() : boundary;
    }

    private static async Task<byte[]> ReadTextAsync(PartReader content, int most, CancellationToken aborted)
    {
        using var text = new MemoryStream();
        var chunk = new byte[4 << 10];
        int count;
        while ((count = await content.ReadAsync(chunk, aborted)) > 0)
        {
            if (text.Length + count > most) throw ApiException.BadRequest();
            text.Write(chunk, 0, count);
        }

        return text.ToArray();
    }

    /// <summary>Some clients send whole paths.</summary>
    private static string LastElement(string name) => name[(name.LastIndexOf('/') + 1)..];
}
