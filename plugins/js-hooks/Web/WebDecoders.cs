using System.Text;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Web;

/// <summary>What <c>TextDecoder</c> reads with: the encodings that are in use, by the names that the Encoding Standard has for them.</summary>
internal static class WebDecoders
{
    private const int Western = 1252;

    /// <summary>An object with <c>name</c> and <c>decode(bytes, isLast)</c>, which gives null for what is no text; null when the encoding is unknown.</summary>
    public static JsValue Make(CallArguments a)
    {
        if (EncodingOf(a.Text(0).Trim().ToLowerInvariant()) is not { } found) return JsValue.Null;
        var fallback = a.Flag(1) ? DecoderFallback.ExceptionFallback : new DecoderReplacementFallback("\ufffd");
        var encoding = (Encoding)found.Encoding.Clone();
        encoding.DecoderFallback = fallback;
        var decoder = encoding.GetDecoder();
        var made = a.Engine.Namespace(("decode", call => Decode(decoder, call)));
        made.FastSetDataProperty("name", JsString.Create(found.Name));
        return made;
    }

    private static string? Decode(Decoder decoder, CallArguments a)
    {
        var bytes = a.Bytes(0);
        var isLast = a.Flag(1);
        try
        {
            var characters = new char[decoder.GetCharCount(bytes, isLast)];
            return new string(characters, 0, decoder.GetChars(bytes, characters, isLast));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static (string Name, Encoding Encoding)? EncodingOf(string label) => label switch
    {
        "utf-8" or "utf8" or "unicode-1-1-utf-8" or "unicode11utf8" or "unicode20utf8" or "x-unicode20utf8" => ("utf-8", new UTF8Encoding()),
        "utf-16le" or "utf-16" or "unicode" or "ucs-2" or "iso-10646-ucs-2" or "csunicode" or "unicodefeff" => ("utf-16le", new UnicodeEncoding()),
        "utf-16be" or "unicodefffe" => ("utf-16be", new UnicodeEncoding(bigEndian: true, byteOrderMark: false)),
        "windows-1252" or "latin1" or "iso-8859-1" or "iso8859-1" or "iso88591" or "l1" or "ascii" or "us-ascii" or "cp1252" or "x-cp1252" =>
            ("windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(Western)!),
        _ => null,
    };
}
