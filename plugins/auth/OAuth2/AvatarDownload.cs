using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Holdall.Plugins.Auth.OAuth2;

/// <summary>
/// Downloads pictures from addresses that users have chosen at their providers, so from nowhere in the own network. An account does not fail for want of a
/// picture.
/// </summary>
internal sealed partial class AvatarDownload : IDisposable
{
    private const int MaxSize = 32 * 1024 * 1024;
    private const int MaxRedirects = 10;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client;
    private readonly Func<IPAddress, bool> _isAllowed;
    private readonly TimeProvider _time;
    private readonly ILogger<AvatarDownload> _logger;

    /// <param name="time">The clock.</param>
    /// <param name="logger">Where failures go.</param>
    /// <param name="isAllowed">Which addresses may be connected to; null = public ones.</param>
    public AvatarDownload(TimeProvider time, ILogger<AvatarDownload> logger, Func<IPAddress, bool>? isAllowed = null)
    {
        _time = time;
        _logger = logger;
        _isAllowed = isAllowed ?? PublicAddresses.Include;
        _client = new HttpClient(new SocketsHttpHandler
        {
            // It is the last word on where a request goes: names are resolved once, and redirects come through here as well.
            ConnectCallback = ConnectAsync,
            // A proxy would be connected to in place of the address that counts.
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxAutomaticRedirections = MaxRedirects,
        });
    }

    /// <summary>The picture at an address; null when it can't be had, which is logged.</summary>
    /// <param name="url">The address.</param>
    /// <param name="field">Name of the file field that it is for.</param>
    /// <param name="aborted">Gives up.</param>
    public async Task<UploadedFile?> TryGetAsync(string url, string field, CancellationToken aborted)
    {
        using var limit = new CancellationTokenSource(MaxTime, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, aborted);
        try
        {
            var address = new Uri(url, UriKind.Absolute);
            var content = await GetAsync(address, both.Token);
            return new UploadedFile { Key = field, FileName = NameOf(address), Size = content.Length, Open = () => new MemoryStream(content, writable: false) };
        }
        catch (Exception e) when (!aborted.IsCancellationRequested)
        {
            LogFailure(_logger, url, e);
            return null;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<byte[]> GetAsync(Uri address, CancellationToken aborted)
    {
        using var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, aborted);
        if ((int)response.StatusCode is < 200 or > 399) throw new HttpRequestException($"The status is {(int)response.StatusCode}.");
        await response.Content.LoadIntoBufferAsync(MaxSize, aborted);
        return await response.Content.ReadAsByteArrayAsync(aborted);
    }

    private static string NameOf(Uri address) => Uri.UnescapeDataString(address.Segments[^1].TrimEnd('/')) is { Length: > 0 } name ? name : "avatar";

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken aborted)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, aborted);
        var allowed = Array.FindAll(addresses, address => _isAllowed(address));
        if (allowed.Length == 0) throw new HttpRequestException($"{context.DnsEndPoint.Host} has no address that may be connected to.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, aborted);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The picture {Url} of a new account could not be downloaded")]
    private static partial void LogFailure(ILogger logger, string url, Exception failure);
}
