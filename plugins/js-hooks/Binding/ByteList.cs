namespace Holdall.Plugins.JsHooks.Binding;

/// <summary>Bytes of the host that a script has handed back: numbers for whoever reads a list, bytes for those who can take them.</summary>
internal sealed class ByteList(IEnumerable<object?> numbers, byte[] bytes) : List<object?>(numbers)
{
    public byte[] Bytes => bytes;
}
