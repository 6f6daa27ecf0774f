namespace Holdall.Plugins.Files.S3;

/// <summary>
/// Reads answers of the store to their end, but for the content of objects. The client leaves the bodies of errors unread and reads them while it lets go of
/// them: then the connection goes back to the others with a read still pending, which swallows the next answer on it, and that request waits for its timeout.
/// </summary>
internal sealed class StoreAnswers() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = ConnectTimeout })
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        try
        {
            if (!IsContent(request, answer)) await answer.Content.LoadIntoBufferAsync(cancellationToken);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private static bool IsContent(HttpRequestMessage request, HttpResponseMessage answer) =>
        request.Method == HttpMethod.Get && answer.IsSuccessStatusCode && request.RequestUri?.Query.Contains("list-type=", StringComparison.Ordinal) is not true;
}
