using System.Security.Cryptography;
using Holdall.Plugins.JsHooks.Errors;

namespace Holdall.Plugins.JsHooks.Files;

/// <summary>Takes the content of a file piece by piece: <c>newWriter(key, options)</c>. The file is stored when it is closed.</summary>
/// <param name="engine">That of the script.</param>
/// <param name="options">What the script wants to have of it.</param>
/// <param name="store">Stores the content, under the name that the client gave it, if it did.</param>
internal sealed class KeyedWriter(ScriptEngine engine, Dictionary<string, object?> options, Action<Stream, string?> store) : IDisposable
{
    public static readonly HostType<KeyedWriter> Table = new HostType<KeyedWriter>("FileWriter")
        .Method("write", (writer, a) => writer.Write(a.Bytes(0)))
        .Method("writeString", (writer, a) => writer.Write(a.Bytes(0)))
        .Action("close", (writer, _) => writer.Close());

    /// <summary>Types follow from names and content here, and files are served with headers of their own.</summary>
    private static readonly string[] Unknown = ["contentType", "contentDisposition", "contentEncoding", "contentLanguage", "cacheControl"];

    private const int BufferSize = 81_920;

    private FileStream? _content;
    private bool _isClosed;

    /// <exception cref="ScriptException">They ask for something that there is not.</exception>
    public static void Check(Dictionary<string, object?> options)
    {
        foreach (var name in Unknown)
        {
            if (options.GetValueOrDefault(name) is string { Length: > 0 })
                throw new ScriptException($"not supported: {name}; a file has the type of its name and content");
        }
    }

    public int Write(byte[] bytes)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        Content.Write(bytes);
        return bytes.Length;
    }

    /// <summary>Takes all of a content at once, and stores it.</summary>
    public void Copy(Stream content)
    {
        engine.Wait(content.CopyToAsync(Content));
        Close();
    }

    public void Close()
    {
        if (_isClosed) return;
        _isClosed = true;
        using var content = Content;
        CheckSum(content);
        content.Position = 0;
        var metadata = options.GetValueOrDefault("metadata") as IReadOnlyDictionary<string, object?>;
        store(content, metadata?.GetValueOrDefault("original-filename") as string);
    }

    /// <summary>Whoever does not close it does not want the file.</summary>
    public void Dispose()
    {
        _isClosed = true;
        _content?.Dispose();
    }

    private FileStream Content => _content ??= new FileStream(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose);

    /// <exception cref="ScriptException">The content is not what was announced.</exception>
    private void CheckSum(FileStream content)
    {
        var expected = options.GetValueOrDefault("contentMD5") switch
        {
            null => [],
            byte[] bytes => bytes,
            IReadOnlyList<object?> numbers => [.. numbers.Select(number => (byte)Values.Cast.ToNumber(number))],
            _ => throw new ScriptException("contentMD5 must be the bytes of a checksum"),
        };
        if (expected.Length == 0) return;
        content.Position = 0;
#pragma warning disable CA5351 // It tells files apart and protects nothing.
        var sum = MD5.HashData(content);
#pragma warning restore CA5351
        if (!expected.AsSpan().SequenceEqual(sum)) throw new ScriptException("the content has another MD5 than the options say");
    }
}
