using System.Text;
using Holdall.Bench.Posts;

namespace Holdall.Bench.Driver;

/// <summary>Every request of a case as ready bytes, so that sending one costs the driver nothing but the copy.</summary>
internal static class LoadRequests
{
    private const string Records = "/api/collections/posts/records";
    private const int Pages = 100;

    public static byte[][] View(Uri url, IReadOnlyList<string> ids)
    {
        var requests = new byte[ids.Count][];
        for (var i = 0; i < requests.Length; i++)
            requests[i] = Get(url, $"{Records}/{ids[i]}");
        return requests;
    }

    public static byte[][] List(Uri url)
    {
        var requests = new byte[Pages][];
        for (var i = 0; i < requests.Length; i++)
            requests[i] = Get(url, $"{Records}?page={i + 1}&perPage=30");
        return requests;
    }

    public static byte[][] Create(Uri url)
    {
        const string body = PostSample.CreateBody;
        var request = $"POST {Records} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        return [Encoding.ASCII.GetBytes(request)];
    }

    private static byte[] Get(Uri url, string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {url.Authority}\r\n\r\n");
}
