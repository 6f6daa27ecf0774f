using Holdall.Plugins.JsHooks.Files;

namespace Holdall.Plugins.JsHooks.Tests.Files;

public sealed class FolderFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Files_are_stored_by_key()
    {
        var files = new FolderFiles(_folder);
        await files.SaveAsync("a/b.txt", new MemoryStream("text"u8.ToArray()), null);
        await files.SaveAsync("a/c.txt", new MemoryStream("more"u8.ToArray()), null);
        await files.SaveAsync("ab.txt", new MemoryStream("x"u8.ToArray()), null);

        (await files.ListAsync("a/")).ShouldBe(["a/b.txt", "a/c.txt"]);
        await using (var file = await files.OpenAsync("a/b.txt")) file!.Length.ShouldBe(4);
        await files.DeletePrefixAsync("a/");
        (await files.ListAsync("")).ShouldBe(["ab.txt"]);
        (await files.OpenAsync("a/b.txt")).ShouldBeNull();
        await files.DeleteAsync("not/there");
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("")]
    [InlineData("a/./b")]
    public async Task A_key_does_not_lead_out_of_the_folder(string key) =>
        await Should.ThrowAsync<ArgumentException>(async () => await new FolderFiles(_folder).OpenAsync(key));
}
