namespace Holdall.Plugins.JsHooks.Web;

/// <summary>What a <c>Blob</c> or <c>File</c> of a script holds.</summary>
internal sealed record WebBlob(byte[] Bytes, string Type, string Name);
