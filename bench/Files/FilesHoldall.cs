using Holdall.Bench.Compare;
using Holdall.TestKit.S3;

namespace Holdall.Bench.Files;

/// <summary>A Holdall with a collection of files, prepared from the outside.</summary>
internal sealed class FilesHoldall(RunningHoldall server) : IAsyncDisposable
{
    private const string Collection =
        """{"name":"films","type":"base","viewRule":"","createRule":"","fields":[{"name":"file","type":"file","maxSize":200000000000}]}""";

    public Contestant Server => server.Server;

    public static async Task<FilesHoldall> StartAsync(Launch launch, string directory, HttpClient http, CancellationToken stop)
    {
        var server = await RunningHoldall.StartAsync(launch, directory, http, stop);
        await server.PostAsync("/api/collections", Collection, stop);
        return new FilesHoldall(server);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>Keeps files in a bucket from now on.</summary>
    public Task UseAsync(S3Server s3, CancellationToken stop) => server.PatchAsync(
        "/api/settings",
        $$$"""
        {"s3":{"enabled":true,"bucket":"{{{S3Server.Bucket}}}","region":"{{{S3Server.Region}}}","endpoint":"{{{s3.Endpoint}}}",
        "accessKey":"{{{S3Server.AccessKey}}}","secret":"{{{S3Server.Secret}}}","forcePathStyle":true}}
        """,
        stop);

    /// <summary>Makes a record of a file and tells the path of the download.</summary>
    public async Task<string> UploadAsync(HttpContent file, CancellationToken stop)
    {
        using var form = new MultipartFormDataContent { { file, "file", "file.bin" } };
        var record = await server.PostAsync("/api/collections/films/records", form, stop);
        return $"/api/files/films/{record.GetProperty("id")}/{record.GetProperty("file")}";
    }
}
