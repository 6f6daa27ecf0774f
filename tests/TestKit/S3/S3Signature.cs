using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Holdall.TestKit.S3;

/// <summary>Checks the AWS Signature Version 4 of a request, and signs nothing.</summary>
internal static class S3Signature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Why a request is refused, as the code of an S3 error, or null.</summary>
    public static string? Refuse(HttpRequest request, string accessKey, string secret, string region)
    {
        if (IsLink(request)) return RefuseLink(request, accessKey, secret, region);
        if (request.Headers.Authorization.ToString() is not { Length: > 0 } header || !header.StartsWith(Algorithm + " ", StringComparison.Ordinal)) return "AccessDenied";
        var parts = header[(Algorithm.Length + 1)..].Split(',').Select(part => part.Trim().Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var scope = parts["Credential"].Split('/');
        if (scope[0] != accessKey) return "InvalidAccessKeyId";
        if (scope[2] != region || scope[3] != "s3") return "AuthorizationHeaderMalformed";
        var time = request.Headers["x-amz-date"].ToString();
        var sent = DateTimeOffset.ParseExact(time, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if ((TimeProvider.System.GetUtcNow() - sent).Duration() > TimeSpan.FromMinutes(15)) return "RequestTimeTooSkewed";
        var canonical = Canonical(request, parts["SignedHeaders"], request.Headers["x-amz-content-sha256"].ToString());
        return SignatureOf(canonical, time, scope[1..], secret) == parts["Signature"] ? null : "SignatureDoesNotMatch";
    }

    /// <summary>Whether the signature is in the query, and whoever has the link may use it.</summary>
    public static bool IsLink(HttpRequest request) => request.Query.ContainsKey("X-Amz-Signature");

    public static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string? RefuseLink(HttpRequest request, string accessKey, string secret, string region)
    {
        // The store knows of two ways to sign, and of one at a time.
        if (request.Headers.Authorization.Count > 0) return "InvalidArgument";
        var query = request.Query;
        var scope = query["X-Amz-Credential"].ToString().Split('/');
        if (query["X-Amz-Algorithm"] != Algorithm || scope[0] != accessKey || scope[2] != region || scope[3] != "s3") return "AuthorizationQueryParametersError";
        var time = query["X-Amz-Date"].ToString();
        var sent = DateTimeOffset.ParseExact(time, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var lifetime = TimeSpan.FromSeconds(int.Parse(query["X-Amz-Expires"].ToString(), CultureInfo.InvariantCulture));
        if (TimeProvider.System.GetUtcNow() > sent + lifetime) return "AccessDenied";
        var canonical = Canonical(request, query["X-Amz-SignedHeaders"].ToString(), "UNSIGNED-PAYLOAD");
        return SignatureOf(canonical, time, scope[1..], secret) == query["X-Amz-Signature"] ? null : "SignatureDoesNotMatch";
    }

    private static string SignatureOf(string canonical, string time, string[] scope, string secret)
    {
        var toSign = $"{Algorithm}\n{time}\n{string.Join('/', scope)}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in scope) key = Sign(key, part);
        return Hex(Sign(key, toSign));
    }

    private static string Canonical(HttpRequest request, string signedHeaders, string hash)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var path = target.Split('?')[0];
        var query = target.Contains('?', StringComparison.Ordinal) ? target.Split('?', 2)[1] : "";
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith("X-Amz-Signature=", StringComparison.Ordinal))
            .Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : pair + "=")
            .Order(StringComparer.Ordinal);
        var text = new StringBuilder().Append(request.Method).Append('\n').Append(path).Append('\n').AppendJoin('&', pairs).Append('\n');
        foreach (var name in signedHeaders.Split(';')) text.Append(name).Append(':').Append(request.Headers[name].ToString().Trim()).Append('\n');
        return text.Append('\n').Append(signedHeaders).Append('\n').Append(hash).ToString();
    }
}
