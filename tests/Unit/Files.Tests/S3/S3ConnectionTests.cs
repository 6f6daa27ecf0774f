using Amazon.S3;
using Amazon.S3.Model;
using Holdall.Plugins.Files.S3;
using Holdall.Settings;

namespace Holdall.Plugins.Files.Tests.S3;

public sealed class S3ConnectionTests
{
    [Theory]
    [InlineData("https://s3.example.com", true, "https://s3.example.com/photos/a/b%20c.txt")]
    [InlineData("https://s3.example.com", false, "https://photos.s3.example.com/a/b%20c.txt")]
    [InlineData("s3.example.com//", true, "https://s3.example.com/photos/a/b%20c.txt")]
    [InlineData("s3.example.com", false, "https://photos.s3.example.com/a/b%20c.txt")]
    [InlineData("http://127.0.0.1:9000/", true, "http://127.0.0.1:9000/photos/a/b%20c.txt")]
    public void The_address_of_an_object_follows_from_the_settings(string endpoint, bool forcePathStyle, string expected)
    {
        var store = S3Connection.To(new S3Settings
        {
            Bucket = "photos",
            Region = "eu-central-1",
            Endpoint = endpoint,
            AccessKey = "key",
            Secret = "secret",
            ForcePathStyle = forcePathStyle,
        });

        var protocol = store.IsEncrypted ? Protocol.HTTPS : Protocol.HTTP;
        var signed = store.Client.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = store.Bucket,
            Key = "a/b c.txt",
            Protocol = protocol,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
        });

        signed.Split('?')[0].ShouldBe(expected);
    }
}
