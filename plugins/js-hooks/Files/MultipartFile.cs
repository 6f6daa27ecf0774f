using Holdall.Plugins.JsHooks.Requests;
using Microsoft.AspNetCore.StaticFiles;

namespace Holdall.Plugins.JsHooks.Files;

/// <summary>The header of a file of a form, from which a file to be stored is made. The type is that of its name: what the client says is not kept.</summary>
internal sealed class MultipartFile(UploadedFile file)
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    public static readonly HostType<MultipartFile> Table = new HostType<MultipartFile>("FileHeader")
        .Property("filename", header => header.File.FileName)
        .Property("size", header => header.File.Size)
        .Property("header", header => header.Headers)
        .Method("open", header => header.File.Open());

    public UploadedFile File => file;

    private ScriptHeaders Headers { get; } = new(new HeaderDictionary
    {
        ["Content-Disposition"] = $"form-data; name=\"{Quoted(file.Key)}\"; filename=\"{Quoted(file.FileName)}\"",
        ["Content-Type"] = Types.TryGetContentType(file.FileName, out var type) ? type : "application/octet-stream",
    });

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
