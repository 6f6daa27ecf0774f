using Amazon.Runtime;

namespace Holdall.Plugins.Files.S3;

/// <summary>Gives the client of a store its one HTTP client.</summary>
internal sealed class StoreClients(HttpClient client) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
