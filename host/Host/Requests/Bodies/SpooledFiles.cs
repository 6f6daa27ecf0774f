using Holdall.Engine.Backups;
using Holdall.Engine.Fields.Formats;
using Holdall.Host.Commands;
using Holdall.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdall.Host.Requests.Bodies;

/// <summary>
/// Keeps the files of a multipart body until the request ends: in memory up to a total, the rest in the temporary folder of the data directory, which every
/// start empties.
/// </summary>
internal sealed class SpooledFiles(HttpContext http, int memory) : IAsyncDisposable
{
    private readonly List<string> _paths = [];
    private readonly byte[] _chunk = new byte[16 << 10];
    private IDisposable? _use;
    private int _memory = memory;

    public async Task<UploadedFile> TakeAsync(string key, string name, PartReader content, CancellationToken aborted)
    {
        var start = new MemoryStream();
        int count;
        while ((count = await content.ReadAsync(_chunk, aborted)) > 0)
        {
            start.Write(_chunk, 0, count);
            if (start.Length > _memory) return await SpoolAsync(key, name, start, content, aborted);
        }

        _memory -= (int)start.Length;
        return new UploadedFile
        {
            Key = key,
            FileName = name,
            Size = start.Length,
            Open = () => new MemoryStream(start.GetBuffer(), 0, (int)start.Length, writable: false),
        };
    }

    public ValueTask DisposeAsync()
    {
        foreach (var path in _paths) File.Delete(path);
        _use?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<UploadedFile> SpoolAsync(string key, string name, MemoryStream start, PartReader rest, CancellationToken aborted)
    {
        var data = http.RequestServices.GetRequiredService<LaunchOptions>().DataFolder;
        _use ??= TemporaryFolder.Use(data);
        var path = Path.Combine(TemporaryFolder.In(data), "upload_" + Ids.Random(20, Ids.LowerLettersAndDigits));
        _paths.Add(path);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 << 10, useAsync: true);
        start.Position = 0;
        await start.CopyToAsync(file, aborted);
        var chunk = new byte[64 << 10];
        int count;
        while ((count = await rest.ReadAsync(chunk, aborted)) > 0) await file.WriteAsync(chunk.AsMemory(0, count), aborted);
        return new UploadedFile { Key = key, FileName = name, Size = file.Length, Open = () => File.OpenRead(path) };
    }
}
