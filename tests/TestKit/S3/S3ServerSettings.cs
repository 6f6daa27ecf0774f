using Holdall.Settings;

namespace Holdall.TestKit.S3;

/// <summary>How the product is led to a store of tests.</summary>
public static class S3ServerSettings
{
    extension(S3Server server)
    {
        /// <summary>The settings that lead there.</summary>
        public S3Settings Settings => new()
        {
            Enabled = true,
            Bucket = S3Server.Bucket,
            Region = S3Server.Region,
            Endpoint = server.Endpoint,
            AccessKey = S3Server.AccessKey,
            Secret = S3Server.Secret,
            ForcePathStyle = true,
        };
    }
}
