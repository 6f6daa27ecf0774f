using System.IO.Compression;
using Holdall.Engine.Backups;

namespace Holdall.Engine.Tests.Backups;

public sealed class BackupExtractionTests : IDisposable
{
    private const int Link = 0xA000;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Target => _folder.File("a/b/target");

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_and_folders_are_unpacked()
    {
        await UnpackAsync(("data.db", "x", 0), ("storage/col/rec/file.txt", "text", 0x81A4), ("empty/", "", 0));

        File.ReadAllText(Path.Combine(Target, "storage/col/rec/file.txt")).ShouldBe("text");
        Directory.Exists(Path.Combine(Target, "empty")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("storage/../../evil.txt")]
    [InlineData("/evil.txt")]
    [InlineData("../target-too/evil.txt")]
    public async Task An_entry_that_leads_out_of_the_folder_refuses_the_whole_archive(string name)
    {
        var error = await Should.ThrowAsync<InvalidDataException>(() => UnpackAsync(("data.db", "x", 0), (name, "evil", 0)));

        error.Message.ShouldContain(name);
        Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Links_are_left_out()
    {
        await UnpackAsync(("data.db", "x", 0), ("link", "/etc/passwd", Link | 0x1FF));

        Directory.EnumerateFileSystemEntries(Target).Select(Path.GetFileName).ShouldBe(["data.db"]);
    }

    [Fact]
    public async Task An_archive_without_a_database_is_no_backup() =>
        (await Should.ThrowAsync<InvalidDataException>(() => UnpackAsync(("storage/data.db", "x", 0)))).Message.ShouldContain("no data.db");

    [Fact]
    public async Task Something_else_than_an_archive_is_refused() =>
        await Should.ThrowAsync<InvalidDataException>(() => BackupExtraction.RunAsync(new MemoryStream(new byte[500]), Target, Aborted));

    [Fact]
    public async Task A_damaged_entry_is_refused()
    {
        var archive = Pack(CompressionLevel.NoCompression, ("data.db", new string('x', 200), 0)).ToArray();
        archive[100] ^= 1;

        await Should.ThrowAsync<InvalidDataException>(() => BackupExtraction.RunAsync(new MemoryStream(archive), Target, Aborted));
    }

    private Task UnpackAsync(params (string Name, string Content, int Mode)[] entries) =>
        BackupExtraction.RunAsync(Pack(CompressionLevel.Fastest, entries), Target, Aborted);

    private static MemoryStream Pack(CompressionLevel level, params (string Name, string Content, int Mode)[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content, mode) in entries)
            {
                var entry = zip.CreateEntry(name, level);
                entry.ExternalAttributes = mode << 16;
                using var writer = new StreamWriter(entry.Open());
                writer.Write(content);
            }
        }

        stream.Position = 0;
        return stream;
    }
}
