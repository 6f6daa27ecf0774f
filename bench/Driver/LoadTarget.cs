using System.Net;

namespace Holdall.Bench.Driver;

internal static class LoadTarget
{
    /// <summary>The driver loads this machine only: the loopback address, by number or as localhost.</summary>
    public static IPEndPoint Loopback(Uri url)
    {
        if (url.Scheme != Uri.UriSchemeHttp || !url.IsLoopback)
            throw new ArgumentException($"{url} is not plain HTTP on the loopback address.");
        return new IPEndPoint(IPAddress.Loopback, url.Port);
    }
}
