namespace Holdall.Plugins.JsHooks.Files;

/// <summary>The header of a file of a form, from which a file to be stored is made.</summary>
internal sealed class MultipartFile(UploadedFile file)
{
    public static readonly HostType<MultipartFile> Table = new HostType<MultipartFile>("FileHeader")
        .Property("filename", header => header.File.FileName)
        .Property("size", header => header.File.Size)
        .Method("open", header => header.File.Open());

    public UploadedFile File => file;
}
