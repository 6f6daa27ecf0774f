using Amazon.Runtime;
using Amazon.S3;
using Holdall.Settings;

namespace Holdall.Plugins.Files.S3;

/// <summary>A client of a store, and the bucket of the settings.</summary>
/// <param name="Client">The client.</param>
/// <param name="Bucket">Name of the bucket.</param>
/// <param name="IsEncrypted">Whether nobody on the way can change what is sent, so that it need not be hashed before.</param>
internal sealed record S3Connection(AmazonS3Client Client, string Bucket, bool IsEncrypted)
{
    private const int Retries = 2;

    public static S3Connection To(S3Settings settings)
    {
        var endpoint = settings.Endpoint.TrimEnd('/');
        var isEncrypted = !endpoint.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (!endpoint.Contains("://", StringComparison.Ordinal)) endpoint = "https://" + endpoint;
        var config = new AmazonS3Config
        {
            ServiceURL = endpoint,
            AuthenticationRegion = settings.Region,
            ForcePathStyle = settings.ForcePathStyle,
            MaxErrorRetry = Retries,
            // Each call has a limit of time of its own.
            HttpClientFactory = new StoreClients(new HttpClient(new StoreAnswers()) { Timeout = Timeout.InfiniteTimeSpan }),
            // Other stores than Amazon's often know neither.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        return new S3Connection(new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.Secret), config), settings.Bucket, isEncrypted);
    }
}
