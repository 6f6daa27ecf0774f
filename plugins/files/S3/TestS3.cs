using System.Security.Cryptography;
using Holdall.Files;
using Holdall.Settings;

namespace Holdall.Plugins.Files.S3;

/// <summary><c>POST /api/settings/test/s3</c>: stores a file in a bucket of the settings, finds it and deletes it.</summary>
internal sealed class TestS3(S3Buckets buckets, ISettings settings, IContentTypes types) : IStorageTest
{
    private const string Failed = "Failed to test the S3 filesystem.";
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public async Task RunAsync(RequestContext request)
    {
        var body = await request.ReadFixedAsync("An error occurred while loading the submitted data.");
        await RunAsync(body.GetString("filesystem"), request.Aborted);
        await request.NoContentAsync();
    }

    public async Task RunAsync(string filesystem, CancellationToken aborted = default)
    {
        var isBackups = IsBackups(filesystem);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        limit.CancelAfter(Timeout);
        try
        {
            if (!(isBackups ? settings.Current.Backups.S3 : settings.Current.S3).Enabled) throw new IOException("S3 storage filesystem is not enabled.");
            await TryAsync(isBackups ? buckets.Backups : buckets.Files, limit.Token);
        }
        catch (Exception e) when (!aborted.IsCancellationRequested)
        {
            throw ApiException.BadRequest($"{Failed} Raw error: \n{e.Message}", cause: e);
        }
    }

    private static bool IsBackups(string filesystem) => filesystem switch
    {
        "storage" => false,
        "backups" => true,
        _ => throw ApiException.BadRequest(Failed, new FieldErrors().Add("filesystem", filesystem.Length == 0 ? FieldError.Required : FieldError.NotInList)),
    };

    private async Task TryAsync(S3Bucket bucket, CancellationToken aborted)
    {
        var prefix = $"pb_settings_test_{RandomNumberGenerator.GetString(Letters, 5)}/";
        using var content = new MemoryStream("test"u8.ToArray());
        await bucket.SaveAsync(prefix + "test.txt", content, "test.txt", types.Detect, aborted);
        await bucket.DeletePrefixAsync(prefix, aborted);
    }
}
