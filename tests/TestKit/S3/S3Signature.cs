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
        if (request.Headers.Authorization.ToString() is not { Length: > 0 } header || !header.StartsWith(Algorithm + " ", StringComparison.Ordinal)) return "AccessDenied";
        var parts = header[(Algorithm.Length + 1)..].Split(',').Select(part => part.Trim().Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var scope = parts["Credential"].Split('/');
        if (scope[0] != accessKey) return "InvalidAccessKeyId";
        if (scope[2] != region || scope[3] != "s3") return "AuthorizationHeaderMalformed";
        var time = request.Headers["x-amz-date"].ToString();
        var sent = DateTimeOffset.ParseExact(time, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if ((TimeProvider.System.GetUtcNow() - sent).Duration() > TimeSpan.FromMinutes(15)) return "RequestTimeTooSkewed";
        var toSign = $"{Algorithm}\n{time}\n{string.Join('/', scope[1..])}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(request, parts["SignedHeaders"]))))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in scope[1..]) key = Sign(key, part);
        return Hex(Sign(key, toSign)) == parts["Signature"] ? null : "SignatureDoesNotMatch";
    }

    public static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Canonical(HttpRequest request, string signedHeaders)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var path = target.Split('?')[0];
        var query = target.Contains('?', StringComparison.Ordinal) ? target.Split('?', 2)[1] : "";
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : pair + "=")
            .Order(StringComparer.Ordinal);
        var text = new StringBuilder().Append(request.Method).Append('\n').Append(path).Append('\n').AppendJoin('&', pairs).Append('\n');
        foreach (var name in signedHeaders.Split(';')) text.Append(name).Append(':').Append(request.Headers[name].ToString().Trim()).Append('\n');
        return text.Append('\n').Append(signedHeaders).Append('\n').Append(request.Headers["x-amz-content-sha256"].ToString()).ToString();
    }
}
