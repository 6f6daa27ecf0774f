using System.Collections.Concurrent;
using Holdall.Files;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Holdall.Plugins.Files.Thumbs;

/// <summary>
/// Makes thumbs and stores them. Whoever asks for the same one shares the work; only some are made at a time, and of large images one, so that the memory for
/// them is bounded.
/// </summary>
internal sealed partial class ThumbMaker(IFileStorage storage, IOptions<FilesSettings> settings, TimeProvider time, ILogger<ThumbMaker> logger)
    : IThumbs, IDisposable
{
    /// <summary>Images with more pixels are large: 8 million of them take 32 MB.</summary>
    private const long LargeImage = 8_000_000;

    private const long MostInMemory = 32 << 20;

    private const int MostTold = 1000;

    private readonly ConcurrentDictionary<string, Lazy<Task<ThumbException?>>> _making = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turns = new(settings.Value.ThumbWorkers);
    private readonly SemaphoreSlim _largeTurn = new(1);

    /// <summary>Makes a thumb unless it is there.</summary>
    /// <param name="thumb">The thumb.</param>
    /// <param name="aborted">Gives up waiting; the work goes on for others who wait for it.</param>
    /// <returns>Why there is none, or null.</returns>
    public Task<ThumbException?> MakeAsync(WantedThumb thumb, CancellationToken aborted)
    {
        var making = _making.GetOrAdd(
            thumb.Key, _ => new Lazy<Task<ThumbException?>>(() => Task.Run(() => RunAsync(thumb), CancellationToken.None)));
        return making.Value.WaitAsync(aborted);
    }

    public Task<Stream> MakeAsync(StoredFile image, string size, CancellationToken aborted = default)
    {
        if (size.Length == 0 || ThumbSize.Parse(size) is not { } wanted) throw new ArgumentException($"\"{size}\" is no size of a thumb.", nameof(size));
        return InTurnAsync(_turns, () => DrawAsync(image, wanted, format: null), aborted);
    }

    public void Dispose()
    {
        _turns.Dispose();
        _largeTurn.Dispose();
    }

    private async Task<ThumbException?> RunAsync(WantedThumb thumb)
    {
        try
        {
            return await InTurnAsync<ThumbException?>(_turns, async () =>
            {
                await StoreAsync(thumb, ThumbSize.Parse(thumb.Size) ?? throw new ThumbException("No thumb is that large."));
                return null;
            });
        }
        catch (Exception e)
        {
            Tell(thumb, e.Message);
            return e as ThumbException ?? new ThumbException(e.Message, e);
        }
        finally
        {
            _making.TryRemove(thumb.Key, out _);
        }
    }

    /// <summary>Once: it comes with each request for the thumb.</summary>
    private void Tell(WantedThumb thumb, string reason)
    {
        if (_told.Count >= MostTold) _told.Clear();
        if (_told.TryAdd(thumb.Key + '\n' + reason, true)) LogFailed(logger, thumb.Size, thumb.Original, reason);
    }

    private async Task StoreAsync(WantedThumb thumb, ThumbSize size)
    {
        if (await ExistsAsync(thumb.Key)) return;
        await using (var file = await storage.OpenAsync(thumb.Original) ?? throw new ThumbException("The image was deleted."))
        await using (var made = await DrawAsync(file, size, thumb.Format)) await storage.SaveAsync(thumb.Key, made, originalName: null);

        // Whoever deletes an image deletes the thumbs that are there at that moment.
        if (await ExistsAsync(thumb.Original)) return;
        await storage.DeleteAsync(thumb.Key);
        throw new ThumbException("The image was deleted.");
    }

    private async Task<Stream> DrawAsync(StoredFile file, ThumbSize size, IThumbEncoder? format)
    {
        var image = await LocalOf(file);
        return ThumbImage.PixelsOf(image) > LargeImage
            ? await InTurnAsync(_largeTurn, () => Task.FromResult(Draw(image, size, file.ContentType, format)))
            : Draw(image, size, file.ContentType, format);
    }

    private Stream Draw(Stream image, ThumbSize size, string contentType, IThumbEncoder? format)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(settings.Value.ThumbWaitSeconds), time);
        return ThumbImage.Make(image, size, contentType, format, settings.Value.MaxThumbPixels, limit.Token);
    }

    private async Task<bool> ExistsAsync(string key)
    {
        await using var file = await storage.OpenAsync(key);
        return file is not null;
    }

    private async Task<T> InTurnAsync<T>(SemaphoreSlim turns, Func<Task<T>> work, CancellationToken aborted = default)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(settings.Value.ThumbWaitSeconds), time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, aborted);
        try
        {
            await turns.WaitAsync(end.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            throw new ThumbException("Too many thumbs are being made.");
        }

        try
        {
            return await work();
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Images are decoded by code that can't wait for a network: what is not here is brought here first. It needs no closing.</summary>
    private static async Task<Stream> LocalOf(StoredFile file)
    {
        if (file.Content is FileStream) return file.Content;
        if (file.Size > MostInMemory) throw new ThumbException($"An image of {file.Size >> 20} MB in another place is too large for thumbs.");
        var copy = new MemoryStream((int)file.Size);
        file.Content.Position = 0;
        await file.Content.CopyToAsync(copy);
        return copy;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no thumb {Size} of {Key}, so the original is served: {Reason}")]
    private static partial void LogFailed(ILogger logger, string size, string key, string reason);
}
