using System.Text;
using Jint;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Modules;

/// <summary>The global <c>Buffer</c>: bytes as Node has them, with the encodings that scripts use.</summary>
internal sealed class BufferGlobals : IScriptGlobals
{
    public void AddTo(ScriptEngine engine) => engine.AddLazy("Buffer", static script =>
    {
        var make = script.Engine.Evaluate(Parsed.Source);
        return script.Engine.Call(make, [
            script.Function("encode", a => ScriptValues.ToArray(script, Encode(a.Text(0), a.Text(1)))),
            script.Function("decode", a => Decode(a.Bytes(0), a.Text(1)))]);
    });

    private static byte[] Encode(string text, string encoding) => encoding switch
    {
        "" or "utf8" or "utf-8" => Encoding.UTF8.GetBytes(text),
        "hex" => Hex(text),
        "base64" or "base64url" => Base64(text),
        "latin1" or "binary" or "ascii" => Encoding.Latin1.GetBytes(text),
        "utf16le" or "utf-16le" or "ucs2" or "ucs-2" => Encoding.Unicode.GetBytes(text),
        _ => throw new Errors.ScriptException($"Unknown encoding: {encoding}"),
    };

    private static string Decode(byte[] bytes, string encoding) => encoding switch
    {
        "" or "utf8" or "utf-8" => Encoding.UTF8.GetString(bytes),
        "hex" => Convert.ToHexStringLower(bytes),
        "base64" => Convert.ToBase64String(bytes),
        "base64url" => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        "latin1" or "binary" or "ascii" => Encoding.Latin1.GetString(bytes),
        "utf16le" or "utf-16le" or "ucs2" or "ucs-2" => Encoding.Unicode.GetString(bytes),
        _ => throw new Errors.ScriptException($"Unknown encoding: {encoding}"),
    };

    /// <summary>As many pairs of digits as there are.</summary>
    private static byte[] Hex(string text)
    {
        var length = 0;
        while (length + 1 < text.Length && char.IsAsciiHexDigit(text[length]) && char.IsAsciiHexDigit(text[length + 1])) length += 2;
        return Convert.FromHexString(text.AsSpan(0, length));
    }

    private static byte[] Base64(string text)
    {
        var plain = new StringBuilder(text.Length + 3);
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '+' or '/') plain.Append(c);
            else if (c is '-') plain.Append('+');
            else if (c is '_') plain.Append('/');
        }

        if (plain.Length % 4 == 1) plain.Length--;
        return Convert.FromBase64String(plain.Append('=', (4 - plain.Length % 4) % 4).ToString());
    }

    private static string Text()
    {
        using var stream = typeof(BufferGlobals).Assembly.GetManifestResourceStream("Holdall.Plugins.JsHooks.Modules.buffer.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Apart, so that the interpreter is not loaded before the first script is.</summary>
    private static class Parsed
    {
        public static readonly Prepared<Acornima.Ast.Script> Source = Engine.PrepareScript(Text(), Errors.ScriptErrors.OwnFiles + "buffer.js", strict: true);
    }
}
