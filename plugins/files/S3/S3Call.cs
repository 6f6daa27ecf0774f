using System.Net;
using Amazon.Runtime;
using Amazon.S3;

namespace Holdall.Plugins.Files.S3;

/// <summary>Calls the store: with a limit of time, since the client has none, and with exceptions that others know.</summary>
internal static class S3Call
{
    private static readonly string[] Missing = ["NoSuchBucket", "NoSuchKey", "NotFound"];

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <exception cref="FileNotFoundException">There is no such object, or no such bucket.</exception>
    /// <exception cref="IOException">The store refused or can't be reached.</exception>
    public static async Task<TResult> RunAsync<TResult>(Func<CancellationToken, Task<TResult>> call, CancellationToken aborted, TimeSpan? timeout = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        limit.CancelAfter(timeout ?? Timeout);
        try
        {
            return await call(limit.Token);
        }
        catch (OperationCanceledException e) when (!aborted.IsCancellationRequested)
        {
            throw new IOException("The S3 store did not answer in time.", e);
        }
        catch (AmazonServiceException e) when (e.StatusCode == HttpStatusCode.NotFound || Missing.Contains(e.ErrorCode))
        {
            throw new FileNotFoundException(Describe(e), e);
        }
        catch (AmazonServiceException e)
        {
            throw new IOException(Describe(e), e);
        }
        catch (Exception e) when (e is AmazonClientException or HttpRequestException)
        {
            throw new IOException("The S3 store can't be reached: " + e.Message, e);
        }
    }

    private static string Describe(AmazonServiceException e) =>
        e.StatusCode == 0 ? "The S3 store can't be reached: " + e.Message : $"The S3 store answered {(int)e.StatusCode} {e.ErrorCode}: {e.Message}";
}
