using Holdall.Engine.LocalFiles;
using Holdall.Files;
using Microsoft.Extensions.Time.Testing;

namespace Holdall.Engine.Tests.LocalFiles;

public sealed class LocalStorageTests : FileStorageTests, IDisposable
{
    private readonly TempFolder _folder = new();

    public LocalStorageTests() => Storage = new LocalStorage(Root, new FakeTimeProvider());

    protected override IFileStorage Storage { get; }

    private string Root => _folder.File("storage");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_side_car_stands_beside_the_file()
    {
        await SaveAsync("col/rec/a.txt", "test");

        (await File.ReadAllTextAsync(Path.Combine(Root, "col/rec/a.txt.attrs"), Aborted)).ShouldBe(
            """{"user.cache_control":"","user.content_disposition":"","user.content_encoding":"","user.content_language":"","user.content_type":"text/plain; charset=utf-8","user.metadata":{"original-filename":"Näme <1>.txt"},"md5":"CY9rzUYh03PK3k6DJie09g=="}""");
    }

    [Fact]
    public async Task A_file_of_the_application_has_no_original_name_and_a_long_one_is_cut()
    {
        await Storage.SaveAsync("a", new MemoryStream(), null, Aborted);
        await Storage.SaveAsync("b", new MemoryStream(), new string('ü', 200), Aborted);

        (await File.ReadAllTextAsync(Path.Combine(Root, "a.attrs"), Aborted)).ShouldContain("\"user.metadata\":{}");
        (await File.ReadAllTextAsync(Path.Combine(Root, "b.attrs"), Aborted)).ShouldContain($":\"{new string('ü', 127)}\"");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{\"user.content_type\":5}")]
    public async Task Without_a_usable_side_car_the_type_is_unknown(string? sideCar)
    {
        Directory.CreateDirectory(Root);
        await File.WriteAllTextAsync(Path.Combine(Root, "a.txt"), "x", Aborted);
        if (sideCar is not null) await File.WriteAllTextAsync(Path.Combine(Root, "a.txt.attrs"), sideCar, Aborted);

        await using var file = (await Storage.OpenAsync("a.txt", Aborted))!;

        file.ContentType.ShouldBe("application/octet-stream");
    }

    [Fact]
    public async Task Nothing_is_written_outside_of_the_root_and_no_temporary_file_stays()
    {
        foreach (var key in new[] { "../../out.txt", "a/../../../out.txt", "..//out.txt" }) await SaveAsync(key, "x");

        Directory.GetFileSystemEntries(_folder.Path).ShouldBe([Root]);
        Directory.GetFiles(Root, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
        Directory.GetFiles(Root, "*out.txt", SearchOption.AllDirectories).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Keys_are_escaped_as_on_other_installations()
    {
        await SaveAsync("a/../b\u0001", "x");

        File.Exists(Path.Combine(Root, "a", "..__0x2f__b__0x1__")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_deleted_file_takes_its_side_car_along()
    {
        await SaveAsync("col/rec/a.txt", "x");

        await Storage.DeleteAsync("col/rec/a.txt", Aborted);

        Directory.GetFiles(Root, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }
}
